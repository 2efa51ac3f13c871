// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * An address and a port to listen on.
 *
 * @param address of one interface, or the wildcard; no name is ever resolved
 * @param port 0 picks a free port
 */
public record ListenAddress(InetAddress address, int port) {
    private static final int MAX_PORT = 65_535;

    public ListenAddress {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("a port from 0 to 65535");
        }
    }

    static ListenAddress parse(Setting setting, String text) {
        return parse(setting.settingName(), text);
    }

    static ListenAddress parse(String settingName, String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0) {
            throw SettingRefused.value(settingName, text, "HOST:PORT is expected");
        }
        InetAddress address = address(settingName, text, text.substring(0, colon));
        int port = port(settingName, text, text.substring(colon + 1));
        return new ListenAddress(address, port);
    }

    private static int port(String settingName, String text, String digits) {
        if (!digits.matches("[0-9]{1,5}") || Integer.parseInt(digits) > MAX_PORT) {
            throw SettingRefused.value(settingName, text, "the port is out of range");
        }
        return Integer.parseInt(digits);
    }

    private static InetAddress address(String settingName, String text, String host) {
        if (host.equals("localhost")) {
            return InetAddress.ofLiteral("127.0.0.1");
        }
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        String literal = bracketed ? host.substring(1, host.length() - 1) : host;
        if (bracketed != literal.contains(":")) {
            throw SettingRefused.value(settingName, text, "an IPv6 address stands in brackets");
        }
        try {
            return InetAddress.ofLiteral(literal);
        } catch (IllegalArgumentException notAnAddress) {
            throw SettingRefused.value(settingName, text, "an address is expected, names are not looked up");
        }
    }

    /** As it is written in settings. */
    @Override
    public String toString() {
        String host = address.getHostAddress();
        return (host.contains(":") ? '[' + host + ']' : host) + ':' + port;
    }

    public InetSocketAddress socketAddress() {
        return new InetSocketAddress(address, port);
    }
}
