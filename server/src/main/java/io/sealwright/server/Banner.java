// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Region;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a start prints: where the server listens, how to call it, and what it does not protect.
 *
 * @param version of this server
 * @param services where the AWS services answer
 * @param admin where health and metrics answer
 * @param account the first administrator's
 * @param region the default Region
 * @param data the data folder
 * @param credentials the administrator's credentials file
 * @param moved whether that file still names another endpoint, of an earlier start
 * @param rootKey the file of the root key
 * @param endpoints the VPC endpoints, where each answers
 * @param way how requests and answers travel
 */
public record Banner(
        String version,
        URI services,
        URI admin,
        AccountId account,
        Region region,
        Path data,
        Path credentials,
        boolean moved,
        Path rootKey,
        List<Endpoint> endpoints,
        Way way) {

    /** A VPC endpoint that answers. */
    public record Endpoint(String id, String vpcId, URI url) {
        private String line() {
            return "  endpoint  %s  (%s of %s)%n".formatted(url, id, vpcId);
        }
    }

    /** How requests and answers travel. */
    public sealed interface Way {

        /** Plaintext on this machine. */
        Way LOOPBACK = new Plain("Requests and answers travel as plaintext HTTP, on this machine only (loopback).");

        /** Plaintext that leaves this machine. */
        Way EXPOSED =
                new Plain("INSECURE: requests and answers leave this machine as plaintext HTTP, as --insecure-http"
                        + " says.\n    Whoever is on the way reads every plaintext and every data key.");

        /**
         * Everybody on the way reads along.
         *
         * @param words what it does not protect
         */
        record Plain(String words) implements Way {}

        /**
         * Over TLS.
         *
         * @param authority what clients are to trust besides the usual, or null
         */
        record Encrypted(@Nullable Path authority) implements Way {}
    }

    /**
     * Forgets every AWS setting of a shell, whatever its name: keys, a profile, a web identity and a service's own
     * endpoint all win over a credentials file. Without the first name, zsh refuses an unset of nothing.
     */
    private static final String FORGET = "unset AWS_PROFILE $(env | sed -n 's/^\\(AWS_[A-Z0-9_]*\\)=.*/\\1/p')";

    /** The lines up to the readiness line. */
    public String text() {
        return """
                Sealwright %s
                  services  %s  (account %s, Region %s unless the caller signs for another)
                %s  admin     %s  (/health/live, /health/ready, /metrics)
                  data      %s

                In another shell these lines make `aws kms create-key` work, whatever AWS settings it holds:

                %s

                What this default does not protect:
                  - The root key lies beside the data, in %s: who can read both can open every key.
                    Losing it loses everything. Back it up apart from the data.
                %s  - The administrator's access key lies in %s, and it is the only one.
                """.formatted(
                        version,
                        services,
                        account,
                        region,
                        endpoints.stream().map(Endpoint::line).collect(Collectors.joining()),
                        admin,
                        data,
                        shellLines().indent(2).stripTrailing(),
                        rootKey,
                        unprotected(),
                        credentials);
    }

    /** What to paste into a POSIX shell. */
    public String shellLines() {
        String lines = "%s%nexport AWS_SHARED_CREDENTIALS_FILE=%s AWS_CONFIG_FILE=/dev/null"
                .formatted(FORGET, quoted(credentials.toString()));
        return lines + trust() + (moved ? " AWS_ENDPOINT_URL=" + services : "");
    }

    /** A line about the way, where it is open. */
    private String unprotected() {
        return switch (way) {
            case Way.Plain(String words) -> "  - " + words + "\n";
            case Way.Encrypted _ -> "";
        };
    }

    private String trust() {
        return way instanceof Way.Encrypted(Path authority) && authority != null
                ? " AWS_CA_BUNDLE=" + quoted(authority.toString())
                : "";
    }

    /** The last line of a start. */
    public static String ready(long millis) {
        return "ready in %d ms".formatted(millis);
    }

    private static String quoted(String path) {
        return "'" + path.replace("'", "'\\''") + "'";
    }
}
