// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A set of addresses, as networks: {@code 10.0.0.0/8, 2001:db8::/32}. Immutable.
 *
 * <p>No name is ever looked up, and nothing but the usual way to write an address is one: not {@code 10.1}, not a zone.
 */
public final class Networks {
    /** No address. */
    public static final Networks NONE = new Networks(List.of());

    /** Every address. */
    public static final Networks ALL = new Networks(List.of(new Network(new byte[4], 0), new Network(new byte[16], 0)));

    private static final int IPV4_PARTS = 4;

    /** The addresses whose first {@code bits} are those of {@code prefix}. */
    private static final class Network {
        private final byte[] prefix;
        private final int bits;

        Network(byte[] prefix, int bits) {
            this.prefix = prefix;
            this.bits = bits;
        }

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            int whole = bits / Byte.SIZE;
            if (!Arrays.equals(address, 0, whole, prefix, 0, whole)) {
                return false;
            }
            int rest = bits % Byte.SIZE;
            return rest == 0 || (address[whole] ^ prefix[whole]) >> (Byte.SIZE - rest) == 0;
        }

        /** Whether no bit is set behind the network's own: {@code 10.1.0.0/8} is a mistake of whoever wrote it. */
        boolean isExact() {
            byte[] masked = prefix.clone();
            for (int bit = bits; bit < prefix.length * Byte.SIZE; bit++) {
                masked[bit / Byte.SIZE] &= (byte) ~(0x80 >> (bit % Byte.SIZE));
            }
            return Arrays.equals(masked, prefix);
        }
    }

    private final List<Network> networks;

    private Networks(List<Network> networks) {
        this.networks = List.copyOf(networks);
    }

    /** Reads networks and single addresses, separated by commas; empty for anything else. */
    public static Optional<Networks> parse(String text) {
        List<Optional<Network>> parts = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(Networks::network)
                .toList();
        return parts.stream().allMatch(Optional::isPresent)
                ? Optional.of(
                        new Networks(parts.stream().flatMap(Optional::stream).toList()))
                : Optional.empty();
    }

    private static Optional<Network> network(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        return address(literal)
                .map(InetAddress::getAddress)
                .flatMap(bytes -> network(bytes, slash < 0 ? "" : text.substring(slash)))
                .filter(Network::isExact);
    }

    private static Optional<Network> network(byte[] bytes, String length) {
        int most = bytes.length * Byte.SIZE;
        if (length.isEmpty()) {
            return Optional.of(new Network(bytes, most));
        }
        if (!length.matches("/[0-9]{1,3}")) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(length, 1, length.length(), 10);
        return bits <= most ? Optional.of(new Network(bytes, bits)) : Optional.empty();
    }

    /** The address that {@code text} writes in the usual way: four numbers, or with colons and without a zone. */
    public static Optional<InetAddress> address(String text) {
        boolean usual = text.indexOf(':') >= 0 ? text.indexOf('%') < 0 : text.split("\\.", -1).length == IPV4_PARTS;
        if (!usual || !text.chars().allMatch(c -> c == '.' || c == ':' || Character.digit(c, 16) >= 0)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    public boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        for (Network network : networks) {
            if (network.contains(bytes)) {
                return true;
            }
        }
        return false;
    }

    public boolean isEmpty() {
        return networks.isEmpty();
    }

    @Override
    public String toString() {
        return networks.stream()
                .map(network -> literal(network.prefix) + "/" + network.bits)
                .collect(Collectors.joining(","));
    }

    private static String literal(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four or sixteen bytes", e);
        }
    }
}
