// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.model;

import io.sealwright.contract.sealwright.CanonicalPathType;
import io.sealwright.contract.sealwright.ForwardedOperationType;
import io.sealwright.gateway.signature.ForeignSignatures;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Principal;
import io.sealwright.vocabulary.Region;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A service outside that may call KMS for those whose signed requests it gets. Never changed: to change it, it is
 * registered anew, under another id, which every account has to allow again.
 *
 * @param name its signing name; it is {@code NAME.amazonaws.com} in conditions and records
 * @param registrationId 16 random bytes
 * @param principal the user or role that acts as the service, as it was named
 * @param principalId its unique id: whoever is made again under the same name is not the service
 * @param hosts that callers sign, in lower case
 * @param operations of KMS that it may call
 * @param path how its callers' signatures have the path
 * @param registered to the millisecond
 */
public record RegisteredService(
        String name,
        Blob registrationId,
        Arn principal,
        String principalId,
        List<String> hosts,
        List<ForwardedOperationType> operations,
        CanonicalPathType path,
        Instant registered) {

    /** Bytes of a registration's id. */
    public static final int ID_BYTES = 16;

    public RegisteredService {
        hosts = List.copyOf(hosts);
        operations = List.copyOf(operations);
    }

    /** The unique id by which a caller may be known as a service; empty for those who never are one. */
    public static Optional<String> idOf(Principal caller) {
        return switch (caller) {
            case Principal.User user -> Optional.of(user.principalId());
            case Principal.AssumedRole role -> Optional.of(role.roleId());
            case Principal.Root _, Principal.FederatedUser _, Principal.Federated _ -> Optional.empty();
        };
    }

    /** What the signature of a caller must be good for. */
    public ForeignSignatures.Expected expected(Region region) {
        return new ForeignSignatures.Expected(name, region, Set.copyOf(hosts), path == CanonicalPathType.AS_SENT);
    }

    /** The operations by name. */
    public Set<String> operationNames() {
        return operations.stream().map(ForwardedOperationType::wireName).collect(Collectors.toUnmodifiableSet());
    }

    /** As the API tells it. */
    public io.sealwright.contract.sealwright.RegisteredService told(boolean enabled) {
        return new io.sealwright.contract.sealwright.RegisteredService(
                name, principal.toString(), hosts, operations, path, registered, enabled);
    }
}
