// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.policy.Reach;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Principal;

/**
 * Who takes part in a grant: its grantee, or who may retire it.
 *
 * @param name as the request named it: an ARN or a service principal
 * @param id what callers are compared with, so that a principal made anew under an old name is another: the account's
 *     digits, a user's or role's unique id, a session's {@code principalId}, or the service principal
 */
public record GrantParty(Kind kind, String name, String id) {

    /** What kind of principal it is; the names are stored and never change. */
    public enum Kind {
        /** Whomever the account's own policies allow, and its root user. */
        ACCOUNT,
        USER,
        /** Every session of the role. */
        ROLE,
        /** One session of a role. */
        SESSION,
        FEDERATED_USER,
        /** A service that acts for a resource. */
        SERVICE
    }

    /** Whether, and how, this is {@code caller}. */
    Reach reach(Principal caller) {
        return switch (kind) {
            case ACCOUNT -> reach(id, caller);
            case USER ->
                switch (caller) {
                    case Principal.User user when user.principalId().equals(id) -> Reach.CALLER;
                    case Principal.FederatedUser session
                    when session.issuer().principalId().equals(id) -> Reach.ISSUER;
                    default -> Reach.NOBODY; // Whoever else it is, it is not this user.
                };
            case ROLE ->
                caller instanceof Principal.AssumedRole session
                                && session.roleId().equals(id)
                        ? Reach.ISSUER
                        : Reach.NOBODY;
            case SESSION ->
                caller instanceof Principal.AssumedRole session
                                && session.principalId().equals(id)
                        ? Reach.CALLER
                        : Reach.NOBODY;
            case FEDERATED_USER ->
                caller instanceof Principal.FederatedUser session
                                && session.principalId().equals(id)
                        ? Reach.CALLER
                        : Reach.NOBODY;
            case SERVICE -> Reach.NOBODY; // Services call in the name of their callers so far.
        };
    }

    /** How an account reaches {@code caller}: its root user as itself, all others by what its policies allow. */
    static Reach reach(AccountId account, Principal caller) {
        return reach(account.digits(), caller);
    }

    private static Reach reach(String account, Principal caller) {
        if (!caller.account().digits().equals(account)) {
            return Reach.NOBODY;
        }
        return switch (caller) {
            case Principal.Root _ -> Reach.CALLER;
            case Principal.User _, Principal.AssumedRole _, Principal.FederatedUser _ -> Reach.ACCOUNT;
            case Principal.Federated _ -> Reach.NOBODY;
        };
    }
}
