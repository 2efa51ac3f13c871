// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Principal;
import java.util.Arrays;
import java.util.List;

/**
 * The principals of one statement: those it names, or with NotPrincipal all but those. A policy without principals
 * speaks of its holder. Matching allocates nothing for users.
 */
final class PrincipalMatcher {

    /** For policies that name nobody: whoever holds the document, or is under it, is meant. */
    static final PrincipalMatcher HOLDER = new PrincipalMatcher(List.of(new PolicyPrincipal.Everyone()), false);

    private final PolicyPrincipal[] principals;
    private final boolean allBut;

    private PrincipalMatcher(List<PolicyPrincipal> principals, boolean allBut) {
        this.principals = principals.toArray(PolicyPrincipal[]::new);
        this.allBut = allBut;
    }

    static PrincipalMatcher of(List<PolicyPrincipal> principals) {
        return new PrincipalMatcher(principals, false);
    }

    /** Of a NotPrincipal, which only a Deny may have. */
    static PrincipalMatcher allBut(List<PolicyPrincipal> principals) {
        return new PrincipalMatcher(principals, true);
    }

    /** The same, with every user and role found by the id it had when the policy was put. */
    PrincipalMatcher resolvedBy(PrincipalIds ids) {
        return new PrincipalMatcher(Arrays.stream(principals).map(ids::resolve).toList(), allBut);
    }

    /** @param bounded whether the caller has a permissions boundary, which no NotPrincipal excepts */
    Reach reach(Principal caller, boolean bounded) {
        if (allBut) {
            return !bounded && excepts(caller) ? Reach.NOBODY : Reach.CALLER;
        }
        Reach strongest = Reach.NOBODY;
        for (PolicyPrincipal principal : principals) {
            strongest = strongest.orStronger(reach(principal, caller));
            if (strongest == Reach.CALLER) {
                return strongest;
            }
        }
        return strongest;
    }

    /** AWS checks the account, the role and the session one by one, so each has to be listed. */
    private boolean excepts(Principal caller) {
        boolean everyone = false;
        boolean account = false;
        boolean issuer = !(caller instanceof Principal.AssumedRole);
        boolean itself = caller instanceof Principal.Root;
        for (PolicyPrincipal principal : principals) {
            everyone |= principal instanceof PolicyPrincipal.Everyone;
            switch (reach(principal, caller)) {
                case NOBODY -> {}
                case ACCOUNT -> account = true;
                case ISSUER -> issuer = true;
                case CALLER -> itself = true;
            }
        }
        return everyone || ((account || caller instanceof Principal.Federated) && issuer && itself);
    }

    private static Reach reach(PolicyPrincipal principal, Principal caller) {
        return switch (principal) {
            case PolicyPrincipal.Everyone() -> Reach.CALLER;
            case PolicyPrincipal.Account account -> isOf(account, caller) ? Reach.ACCOUNT : Reach.NOBODY;
            case PolicyPrincipal.Entity(var arn) -> reach(arn, caller);
            case PolicyPrincipal.UniqueId(var id) -> reach(id, caller);
            case PolicyPrincipal.Federated(var provider) ->
                caller instanceof Principal.Federated by
                                && provider.equals(by.provider().toString())
                        ? Reach.CALLER
                        : Reach.NOBODY;
            case PolicyPrincipal.Service _, PolicyPrincipal.CanonicalUser _ -> Reach.NOBODY;
        };
    }

    /** Whom an identity provider vouches for is nobody of any account yet. */
    private static boolean isOf(PolicyPrincipal.Account account, Principal caller) {
        return account.account().equals(caller.account())
                && (account.partition().isEmpty() || account.partition().equals(caller.partition()))
                && !(caller instanceof Principal.Federated);
    }

    private static Reach reach(Arn named, Principal caller) {
        return switch (caller) {
            case Principal.Root _, Principal.Federated _ -> Reach.NOBODY;
            case Principal.User user -> names(named, user) ? Reach.CALLER : Reach.NOBODY;
            case Principal.AssumedRole session -> reachSession(named, session);
            case Principal.FederatedUser session -> {
                if (isSession(named, session, "federated-user/", session.name())) {
                    yield Reach.CALLER;
                }
                yield names(named, session.issuer()) ? Reach.ISSUER : Reach.NOBODY;
            }
        };
    }

    private static Reach reachSession(Arn named, Principal.AssumedRole session) {
        if (names(named, session, "iam", "role", session.path(), session.roleName())) {
            return Reach.ISSUER;
        }
        return isSession(named, session, "assumed-role/" + session.roleName() + '/', session.sessionName())
                ? Reach.CALLER
                : Reach.NOBODY;
    }

    private static boolean isSession(Arn named, Principal caller, String prefix, String name) {
        String resource = named.resource();
        return resource.length() == prefix.length() + name.length()
                && resource.endsWith(name)
                && resource.startsWith(prefix)
                && isIn(named, caller, "sts");
    }

    private static Reach reach(String id, Principal caller) {
        return switch (caller) {
            case Principal.Root _, Principal.Federated _ -> Reach.NOBODY;
            case Principal.User user -> user.principalId().equals(id) ? Reach.CALLER : Reach.NOBODY;
            case Principal.AssumedRole session -> session.roleId().equals(id) ? Reach.ISSUER : Reach.NOBODY;
            case Principal.FederatedUser session ->
                session.issuer().principalId().equals(id) ? Reach.ISSUER : Reach.NOBODY;
        };
    }

    private static boolean names(Arn named, Principal.User user) {
        return names(named, user, "iam", "user", user.path(), user.name());
    }

    /** Whether {@code named} is the ARN of type, path and name, told without putting it together. */
    private static boolean names(Arn named, Principal caller, String service, String type, String path, String name) {
        String resource = named.resource();
        return resource.length() == type.length() + path.length() + name.length()
                && resource.endsWith(name)
                && resource.startsWith(path, type.length())
                && resource.startsWith(type)
                && isIn(named, caller, service);
    }

    private static boolean isIn(Arn named, Principal caller, String service) {
        return named.service().equals(service)
                && named.account().equals(caller.account().digits())
                && named.partition().equals(caller.partition());
    }
}
