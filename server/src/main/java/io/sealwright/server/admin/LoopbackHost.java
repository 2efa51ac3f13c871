// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.admin;

import java.net.InetAddress;

/** Tells whether a Host header names this machine's loopback, without asking any name service. */
final class LoopbackHost {
    private LoopbackHost() {}

    /** Whether {@code host}, with or without a port, is {@code localhost} or the literal of a loopback address. */
    static boolean is(String host) {
        String name = withoutPort(host);
        if (name.equalsIgnoreCase("localhost")) {
            return true;
        }
        boolean bracketed = name.startsWith("[") && name.endsWith("]");
        String literal = bracketed ? name.substring(1, name.length() - 1) : name;
        if (bracketed != literal.contains(":")) {
            return false;
        }
        try {
            return InetAddress.ofLiteral(literal).isLoopbackAddress();
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        boolean inBrackets = host.indexOf(']') > colon;
        return colon < 0 || inBrackets ? host : host.substring(0, colon);
    }
}
