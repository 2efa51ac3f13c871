// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import io.sealwright.gateway.Entrance;
import io.sealwright.gateway.VpcEndpoint;
import io.sealwright.policy.MalformedPolicy;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.PolicySet;
import io.sealwright.policy.PolicyType;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.server.config.EndpointConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The VPC endpoints of the configuration, with their policies compiled before anything listens.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html">Endpoint policies</a>
 */
final class Endpoints {
    /** AWS's own default: everything may pass, and what it may do others decide. */
    private static final String FULL_ACCESS = """
            {
                "Statement": [
                    {
                        "Action": "*",
                        "Effect": "Allow",
                        "Principal": "*",
                        "Resource": "*"
                    }
                ]
            }""";

    private static final int MAX_CHARACTERS = 20_480;

    /** Of a file there are no versions; the hash tells one policy from another. */
    private static final long ONLY_GENERATION = 0;

    private Endpoints() {}

    /**
     * What requests through each endpoint carry, in the order of the configuration.
     *
     * @param secure whether listeners speak TLS
     */
    static List<Entrance> read(List<EndpointConfig> configured, boolean secure) throws StartRefused {
        List<Entrance> entrances = new ArrayList<>();
        for (EndpointConfig endpoint : configured) {
            PolicySet policy = PolicySet.of(PolicyKind.ENDPOINT, ONLY_GENERATION, List.of(document(endpoint.policy())));
            entrances.add(
                    new Entrance(secure, new VpcEndpoint(endpoint.id(), endpoint.vpcId(), policy), endpoint.proxies()));
        }
        return entrances;
    }

    private static PolicyDocument document(@Nullable Path file) throws StartRefused {
        String text = file == null ? FULL_ACCESS : text(file);
        try {
            return PolicyDocuments.compile(text, PolicyType.ENDPOINT_POLICY);
        } catch (MalformedPolicy malformed) {
            throw new StartRefused(
                    "%s is not an endpoint policy: %s".formatted(file, malformed.getMessage()), malformed);
        }
    }

    private static String text(Path file) throws StartRefused {
        try {
            String text = Files.readString(file);
            if (text.length() > MAX_CHARACTERS) {
                throw new StartRefused(
                        "%s is longer than an endpoint policy may be, %d characters".formatted(file, MAX_CHARACTERS));
            }
            return text;
        } catch (IOException unreadable) {
            throw new StartRefused(
                    "the endpoint policy %s cannot be read: %s"
                            .formatted(file, unreadable.getClass().getSimpleName()),
                    unreadable);
        }
    }
}
