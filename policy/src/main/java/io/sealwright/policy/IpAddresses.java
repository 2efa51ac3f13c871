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
        byte[] address = new byte[4];
        int part = 0;
        int digits = 0;
        int value = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? '.' : text.charAt(i);
            if (c == '.') {
                if (digits == 0 || part == 4) {
                    return null;
                }
                address[part++] = (byte) value;
                digits = 0;
                value = 0;
                continue;
            }
            value = value * 10 + (c - '0');
            digits++;
            if (c < '0' || c > '9' || digits > 3 || value > 255) {
                return null;
            }
        }
        return part == 4 ? address : null;
    }

    private static byte @Nullable [] ipv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            byte[] address = new byte[16];
            return groups(text, address, true) == GROUPS ? address : null;
        }
        byte[] before = new byte[16];
        byte[] after = new byte[16];
        int first = gap == 0 ? 0 : groups(text.substring(0, gap), before, false);
        int last = gap == text.length() - 2 ? 0 : groups(text.substring(gap + 2), after, true);
        if (first < 0 || last < 0 || first + last >= GROUPS) {
            return null;
        }
        System.arraycopy(after, 0, before, 16 - last * 2, last * 2);
        return before;
    }

    /**
     * Fills in groups from the left and says how many there were; -1 for anything else.
     *
     * @param toTheEnd whether they end the address, whose last two groups may be written as IPv4
     */
    private static int groups(String text, byte[] address, boolean toTheEnd) {
        String[] parts = text.split(":", -1);
        int at = 0;
        for (int i = 0; i < parts.length; i++) {
            byte[] last = toTheEnd && i == parts.length - 1 && parts[i].indexOf('.') >= 0 ? ipv4(parts[i]) : null;
            int wide = last == null ? 1 : 2;
            if (at + wide > GROUPS) {
                return -1;
            }
            if (last != null) {
                System.arraycopy(last, 0, address, at * 2, 4);
            } else {
                int value = group(parts[i]);
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

    private static int group(String text) {
        boolean hexadecimal = !text.isEmpty()
                && text.length() <= 4
                && text.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0);
        return hexadecimal ? Integer.parseInt(text, 16) : -1;
    }
}
