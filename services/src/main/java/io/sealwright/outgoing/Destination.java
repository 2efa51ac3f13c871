// SPDX-License-Identifier: Apache-2.0
package io.sealwright.outgoing;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A host that the operator lets this server ask, as {@code HOST}, {@code HOST:PORT}, or either with {@code @NETWORK}
 * behind it: then the host's address must lie in that network, which may be a private one. Without a network its
 * address must be a public one.
 *
 * @param host in lower case
 * @param network or null
 */
public record Destination(String host, int port, @Nullable Network network) {
    private static final int HTTPS = 443;
    private static final Pattern FORM = Pattern.compile(
            "(?<host>[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?)(:(?<port>[1-9][0-9]{0,4}))?(@(?<network>[0-9a-fA-F.:]+/[0-9]{1,3}))?");

    public Destination {
        host = host.toLowerCase(Locale.ROOT);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port is 1 to 65535");
        }
    }

    /** Reads what an operator wrote; empty for any text that is not one. */
    public static Optional<Destination> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String port = matcher.group("port");
        String network = matcher.group("network");
        int number = port == null ? HTTPS : Integer.parseInt(port);
        Optional<Network> parsed = network == null ? Optional.empty() : Network.parse(network);
        if (number > 65_535 || (network != null && parsed.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new Destination(matcher.group("host"), number, parsed.orElse(null)));
    }

    boolean isAt(String otherHost, int otherPort) {
        return host.equals(otherHost.toLowerCase(Locale.ROOT)) && port == otherPort;
    }

    /** Whether the host may have this address. */
    boolean allows(InetAddress address) {
        return network != null ? network.contains(address) : Network.isPublic(address);
    }
}
