// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the texts of IP addresses, and nothing else: never a name, so nothing is looked up. */
final class IpAddresses {
    private static final int GROUPS = 8;

    private IpAddresses() {}

    /** Four or sixteen bytes; null for what is no address. IPv4 mapped into IPv6 is IPv4. */
    static byte @Nullable [] parse(String text) {
        if (text.indexOf(':') < 0) {
            return ipv4(text);
        }
        byte[] address = ipv6(text);
        return address != null && isMapped(address) ? Arrays.copyOfRange(address, 12, 16) : address;
    }

    private static boolean isMapped(byte[] address) {
        for (int i = 0; i < 10; i++) {
            if (address[i] != 0) {
                return false;
            }
        }
        return address[10] == -1 && address[11] == -1;
    }

    private static byte @Nullable [] ipv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return null;
        }
        byte[] address = new byte[4];
        for (int i = 0; i < 4; i++) {
            int value = number(parts[i], 10, 3);
            if (value < 0 || value > 255) {
                return null;
            }
            address[i] = (byte) value;
        }
        return address;
    }

    private static byte @Nullable [] ipv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            byte[] address = new byte[16];
            return groups(text, address) == GROUPS ? address : null;
        }
        byte[] before = new byte[16];
        byte[] after = new byte[16];
        int first = gap == 0 ? 0 : groups(text.substring(0, gap), before);
        int last = gap == text.length() - 2 ? 0 : groups(text.substring(gap + 2), after);
        if (first < 0 || last < 0 || first + last >= GROUPS) {
            return null;
        }
        System.arraycopy(after, 0, before, 16 - last * 2, last * 2);
        return before;
    }

    /** Fills in groups from the left and says how many there were; -1 for anything else. */
    private static int groups(String text, byte[] address) {
        String[] parts = text.split(":", -1);
        int at = 0;
        for (int i = 0; i < parts.length; i++) {
            byte[] last = i == parts.length - 1 && parts[i].indexOf('.') >= 0 ? ipv4(parts[i]) : null;
            int wide = last == null ? 1 : 2;
            if (at + wide > GROUPS) {
                return -1;
            }
            if (last != null) {
                System.arraycopy(last, 0, address, at * 2, 4);
            } else {
                int value = number(parts[i], 16, 4);
                if (value < 0) {
                    return -1;
                }
                address[at * 2] = (byte) (value >> 8);
                address[at * 2 + 1] = (byte) value;
            }
            at += wide;
        }
        return at;
    }

    private static int number(String text, int radix, int most) {
        if (text.isEmpty()
                || text.length() > most
                || !text.chars().allMatch(c -> Character.digit(c, radix) >= 0 && c < 0x80)) {
            return -1;
        }
        return Integer.parseInt(text, radix);
    }
}
