// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of the IpAddress operators: addresses of IPv4 and IPv6, alone or with a prefix length. No name is looked
 * up.
 */
final class IpTest implements ValueTest {

    private static final class Network {
        private final byte[] address;
        private final int prefix;

        Network(byte[] address, int prefix) {
            this.address = address;
            this.prefix = prefix;
        }

        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            int whole = prefix / 8;
            for (int i = 0; i < whole; i++) {
                if (address[i] != other[i]) {
                    return false;
                }
            }
            int rest = prefix % 8;
            return rest == 0 || ((address[whole] ^ other[whole]) & (0xFF << (8 - rest)) & 0xFF) == 0;
        }
    }

    private final List<Network> networks;

    private IpTest(List<Network> networks) {
        this.networks = networks;
    }

    static IpTest of(List<String> values) throws MalformedPolicy {
        List<Network> networks = new ArrayList<>();
        for (String value : values) {
            networks.add(network(value));
        }
        return new IpTest(networks);
    }

    private static Network network(String text) throws MalformedPolicy {
        int slash = text.indexOf('/');
        byte[] address = IpAddresses.parse(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            throw MalformedPolicy.syntax();
        }
        int prefix = slash < 0 ? address.length * 8 : prefix(text.substring(slash + 1));
        if (prefix < 0 || prefix > address.length * 8) {
            throw MalformedPolicy.syntax();
        }
        return new Network(address, prefix);
    }

    private static int prefix(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(text) : -1;
    }

    @Override
    public Match match(String value, AccessRequest request) {
        byte @Nullable [] found = IpAddresses.parse(value);
        if (found == null) {
            return Match.NO;
        }
        for (Network network : networks) {
            if (network.contains(found)) {
                return Match.YES;
            }
        }
        return Match.NO;
    }
}
