// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import io.sealwright.contract.JsonObject.NotJson;
import io.sealwright.crypto.TrustedServers;
import io.sealwright.outgoing.OutgoingConnections;
import io.sealwright.server.config.WebIdentityConfig;
import io.sealwright.sts.jwt.KeySet;
import io.sealwright.sts.jwt.PublishedKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLSocketFactory;

/** Builds what finds the keys of identity token issuers, from what the operator set. */
final class IssuerKeySource {
    private IssuerKeySource() {}

    /**
     * Reads the files, and asks nobody yet.
     *
     * @throws StartRefused with the name of a file that cannot be read, or is not what it must be
     */
    static PublishedKeys of(WebIdentityConfig config, InstantSource clock, LongSupplier ticker) throws StartRefused {
        OutgoingConnections connections =
                new OutgoingConnections(config.hosts(), tls(config.authorities()), InetAddress::getAllByName, ticker);
        return new PublishedKeys(fromFiles(config.keyFiles()), connections::get, clock);
    }

    private static Map<String, KeySet> fromFiles(Map<String, Path> files) throws StartRefused {
        Map<String, KeySet> keys = new HashMap<>();
        for (Map.Entry<String, Path> given : files.entrySet()) {
            keys.put(given.getKey(), keys(given.getKey(), given.getValue()));
        }
        return keys;
    }

    private static KeySet keys(String issuer, Path file) throws StartRefused {
        try {
            return KeySet.parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new StartRefused("the keys of %s cannot be read from %s: %s".formatted(issuer, file, e.getMessage()));
        } catch (NotJson _) {
            throw new StartRefused("%s holds no key set (RFC 7517) with a key that is accepted".formatted(file));
        }
    }

    private static SSLSocketFactory tls(Optional<Path> authorities) throws StartRefused {
        if (authorities.isEmpty()) {
            return TrustedServers.ofTheJdk();
        }
        Path file = authorities.get();
        try {
            return TrustedServers.vouchedForBy(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new StartRefused(
                    "no certificate authorities can be read from %s: %s".formatted(file, e.getMessage()));
        }
    }
}
