// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.policy.MalformedPolicy;
import io.sealwright.policy.PolicyPrincipal;
import io.sealwright.vocabulary.Arn;
import java.util.Optional;

/** Finds the principals that grants name. */
public final class GrantParties {
    private final PrincipalDirectory principals;
    private final String partition;

    public GrantParties(PrincipalDirectory principals, String partition) {
        this.principals = principals;
        this.partition = partition;
    }

    /** The principal that {@code text} names, with the id it has now; empty if there is none. May read the store. */
    public Optional<GrantParty> find(String text) {
        try {
            PolicyPrincipal principal = PolicyPrincipal.parse("AWS", text);
            return principals.idOf(principal).flatMap(id -> party(principal, id));
        } catch (MalformedPolicy nobody) {
            return Optional.empty();
        }
    }

    /** A service, which needs no account here. */
    public static GrantParty service(String name) {
        return new GrantParty(GrantParty.Kind.SERVICE, name, name);
    }

    private Optional<GrantParty> party(PolicyPrincipal principal, String id) {
        return switch (principal) {
            case PolicyPrincipal.Account(var _, var account) ->
                Optional.of(new GrantParty(
                        GrantParty.Kind.ACCOUNT,
                        new Arn(partition, "iam", "", account.digits(), "root").toString(),
                        id));
            case PolicyPrincipal.Entity(var arn) -> Optional.of(new GrantParty(kind(arn), arn.toString(), id));
            case PolicyPrincipal.Everyone _,
                    PolicyPrincipal.UniqueId _,
                    PolicyPrincipal.Service _,
                    PolicyPrincipal.Federated _,
                    PolicyPrincipal.CanonicalUser _ -> Optional.empty();
        };
    }

    private static GrantParty.Kind kind(Arn arn) {
        String type = arn.resource().substring(0, arn.resource().indexOf('/'));
        return switch (type) {
            case "user" -> GrantParty.Kind.USER;
            case "role" -> GrantParty.Kind.ROLE;
            case "assumed-role" -> GrantParty.Kind.SESSION;
            case "federated-user" -> GrantParty.Kind.FEDERATED_USER;
            default -> throw new IllegalArgumentException("no principal is a " + type); // Text is no closed set.
        };
    }
}
