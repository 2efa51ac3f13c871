// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Principal;

/**
 * One principal as a document names it.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">The
 *     Principal element</a>
 */
public sealed interface PolicyPrincipal {

    /** {@code "*"}: every AWS principal; who did not sign is refused before any policy is read. */
    record Everyone() implements PolicyPrincipal {}

    /**
     * An account, written as twelve digits or as its root's ARN: not only the root user, but whomever the account's
     * identity policies allow.
     *
     * @param partition of the root's ARN, or empty when digits stand alone
     */
    record Account(String partition, AccountId account) implements PolicyPrincipal {}

    /** A user, role or session by its ARN. Who stores the document must check that it exists. */
    record Entity(Arn arn) implements PolicyPrincipal {}

    /** Reads one value under {@code "AWS"}. */
    static PolicyPrincipal parse(String text) throws MalformedPolicy {
        if (text.equals("*")) {
            return new Everyone();
        }
        if (AccountId.isWellFormed(text)) {
            return new Account("", new AccountId(text));
        }
        Arn arn = Arn.parse(text).orElseThrow(PolicyPrincipal::invalid);
        if (WildcardPattern.isPattern(text) || !arn.region().isEmpty() || !AccountId.isWellFormed(arn.account())) {
            throw invalid();
        }
        if (arn.service().equals("iam") && arn.resource().equals("root")) {
            return new Account(arn.partition(), new AccountId(arn.account()));
        }
        if (!mayBeNamed(arn.service(), arn.resource())) {
            throw invalid();
        }
        return new Entity(arn);
    }

    /** Groups and instance profiles are never principals. */
    private static boolean mayBeNamed(String service, String resource) {
        return switch (service) {
            case "iam" -> isAfter("user/", resource) || isAfter("role/", resource);
            case "sts" -> isAfter("assumed-role/", resource) || isAfter("federated-user/", resource);
            default -> false;
        };
    }

    private static boolean isAfter(String prefix, String resource) {
        return resource.startsWith(prefix) && resource.length() > prefix.length() && !resource.endsWith("/");
    }

    private static MalformedPolicy invalid() {
        return new MalformedPolicy(MalformedPolicy.INVALID_PRINCIPALS);
    }

    /** Whether, and how, this principal speaks of {@code caller}. */
    default Reach reach(Principal caller) {
        return switch (caller) {
            case Principal.User user -> reachUser(user);
            case Principal.Root _, Principal.AssumedRole _, Principal.FederatedUser _, Principal.Federated _ ->
                Reach.NOBODY;
        };
    }

    private Reach reachUser(Principal.User user) {
        return switch (this) {
            case Everyone() -> Reach.CALLER;
            case Account(var partition, var account) ->
                account.equals(user.account()) && (partition.isEmpty() || partition.equals(user.partition()))
                        ? Reach.ACCOUNT
                        : Reach.NOBODY;
            case Entity(var arn) -> names(arn, user) ? Reach.CALLER : Reach.NOBODY;
        };
    }

    /** Whether {@code arn} is the user's, told without putting the user's ARN together. */
    private static boolean names(Arn arn, Principal.User user) {
        String resource = arn.resource();
        int prefix = "user".length();
        return resource.length() == prefix + user.path().length() + user.name().length()
                && resource.endsWith(user.name())
                && resource.startsWith(user.path(), prefix)
                && resource.startsWith("user")
                && arn.service().equals("iam")
                && arn.account().equals(user.account().digits())
                && arn.partition().equals(user.partition());
    }
}
