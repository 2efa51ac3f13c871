// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam;

import io.sealwright.iam.model.Role;
import io.sealwright.iam.model.RoleRepository;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserRepository;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Principal;
import java.util.Optional;

/**
 * Whoever an ARN names, as the caller of a request that nobody made. A role calls by a session; where none is named, by
 * one of the name {@code simulation}. Thread-safe; reads the store.
 */
public final class SupposedCallers {
    private static final String SESSION = "simulation";
    private static final String ROOT = "root";

    private final UserRepository users;
    private final RoleRepository roles;
    private final String partition;

    public SupposedCallers(UserRepository users, RoleRepository roles, String partition) {
        this.users = users;
        this.roles = roles;
        this.partition = partition;
    }

    /** The root user, a user, a role or a role's session of {@code account}; empty for whoever is not there. */
    public Optional<Principal> find(Arn arn, AccountId account) {
        if (!arn.partition().equals(partition) || !arn.account().equals(account.digits())) {
            return Optional.empty();
        }
        String[] parts = arn.resource().split("/", -1);
        String name = parts[parts.length - 1];
        if (arn.service().equals("sts")) {
            return parts[0].equals("assumed-role") && parts.length == 3 && !name.isEmpty()
                    ? roles.find(account, parts[1])
                            .filter(role -> role.name().equals(parts[1]))
                            .map(role -> session(role, name))
                    : Optional.empty();
        }
        if (!arn.service().equals("iam")) {
            return Optional.empty();
        }
        return switch (parts[0]) {
            case ROOT -> parts.length == 1 ? Optional.of(new Principal.Root(partition, account)) : Optional.empty();
            case "user" -> users.find(account, name).flatMap(user -> named(arn, user));
            case "role" ->
                roles.find(account, name)
                        .filter(role -> role.arn(partition).equals(arn))
                        .map(role -> session(role, SESSION));
            default -> Optional.empty(); // Nobody else calls.
        };
    }

    private Optional<Principal> named(Arn arn, User user) {
        Principal.User found = user.principal(partition);
        return found.arn().equals(arn) ? Optional.of(found) : Optional.empty();
    }

    private Principal session(Role role, String session) {
        return new Principal.AssumedRole(
                partition, role.account(), role.path(), role.name(), role.id().text(), session);
    }
}
