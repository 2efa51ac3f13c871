// SPDX-License-Identifier: Apache-2.0
package io.sealwright.outgoing;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** A range of addresses, as {@code 10.0.0.0/8} or {@code fd00::/8}. Immutable. */
public final class Network {

    /** Every range that is not for the public network (IANA's registries of special-purpose addresses). */
    private static final List<Network> SPECIAL = List.of(
            of("0.0.0.0/8"),
            of("10.0.0.0/8"),
            of("100.64.0.0/10"),
            of("127.0.0.0/8"),
            of("169.254.0.0/16"),
            of("172.16.0.0/12"),
            of("192.0.0.0/24"),
            of("192.0.2.0/24"),
            of("192.88.99.0/24"),
            of("192.168.0.0/16"),
            of("198.18.0.0/15"),
            of("198.51.100.0/24"),
            of("203.0.113.0/24"),
            of("224.0.0.0/3"));

    /** Of IPv6 only global unicast is public, and of it not what carries or translates IPv4, or is for documents. */
    private static final Network GLOBAL_UNICAST = of("2000::/3");

    private static final List<Network> SPECIAL_IPV6 =
            List.of(of("2001::/23"), of("2001:db8::/32"), of("2002::/16"), of("3fff::/20"));

    private final byte[] prefix;
    private final int bits;

    private Network(byte[] prefix, int bits) {
        this.prefix = prefix;
        this.bits = bits;
    }

    private static Network of(String text) {
        return parse(text).orElseThrow();
    }

    /** Reads a range; empty for any text that is not one. */
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        try {
            byte[] prefix = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
            int bits = Integer.parseInt(text.substring(slash + 1));
            return bits <= prefix.length * Byte.SIZE ? Optional.of(new Network(prefix, bits)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Whether an address is one of the public network. */
    static boolean isPublic(InetAddress address) {
        if (address instanceof Inet6Address) {
            return GLOBAL_UNICAST.contains(address)
                    && SPECIAL_IPV6.stream().noneMatch(special -> special.contains(address));
        }
        return SPECIAL.stream().noneMatch(special -> special.contains(address));
    }

    boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != prefix.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >>> (bit % Byte.SIZE);
            if (((prefix[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
