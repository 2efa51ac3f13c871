// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import java.util.Optional;
import java.util.Set;

/**
 * One principal as a document names it.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">The
 *     Principal element</a>
 */
public sealed interface PolicyPrincipal {
    /** Providers of web identities that AWS knows without their being registered. */
    Set<String> KNOWN_PROVIDERS =
            Set.of("accounts.google.com", "cognito-identity.amazonaws.com", "graph.facebook.com", "www.amazon.com");

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

    /** A user or role by its unique id, {@code AIDA…} or {@code AROA…}: what remains of an ARN whose holder is gone. */
    record UniqueId(String id) implements PolicyPrincipal {}

    /** A service that calls for itself, such as {@code secretsmanager.amazonaws.com}. */
    record Service(String name) implements PolicyPrincipal {}

    /** An identity provider: its ARN, or the domain of one that AWS knows by itself. */
    record Federated(String provider) implements PolicyPrincipal {}

    /** S3's older name of an account, 64 hexadecimal digits. Stored and never matched: no request here carries one. */
    record CanonicalUser(String id) implements PolicyPrincipal {}

    /** Reads one value under {@code kind}. */
    static PolicyPrincipal parse(String kind, String text) throws MalformedPolicy {
        return switch (kind) {
            case "AWS" -> parse(text);
            case "Service" -> service(text);
            case "Federated" -> federated(text);
            case "CanonicalUser" -> canonicalUser(text);
            default -> throw MalformedPolicy.syntax();
        };
    }

    private static PolicyPrincipal service(String text) throws MalformedPolicy {
        boolean wellFormed = text.indexOf('.') > 0
                && text.chars().allMatch(c -> isLetterOrDigit(c) || c == '.' || c == '-' || c == '_');
        if (!wellFormed) {
            throw invalid();
        }
        return new Service(text);
    }

    /** The ARN of a registered provider, or the domain of one that needs no registration. */
    private static PolicyPrincipal federated(String text) throws MalformedPolicy {
        Optional<Arn> arn = Arn.parse(text);
        boolean provider = arn.isPresent()
                ? arn.get().service().equals("iam")
                        && (isAfter("oidc-provider/", arn.get().resource())
                                || isAfter("saml-provider/", arn.get().resource()))
                : KNOWN_PROVIDERS.contains(text);
        if (!provider || WildcardPattern.isPattern(text)) {
            throw invalid();
        }
        return new Federated(text);
    }

    private static PolicyPrincipal canonicalUser(String text) throws MalformedPolicy {
        if (text.length() != 64 || !text.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80)) {
            throw invalid();
        }
        return new CanonicalUser(text);
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** Reads one value under {@code "AWS"}. */
    private static PolicyPrincipal parse(String text) throws MalformedPolicy {
        if (text.equals("*")) {
            return new Everyone();
        }
        if (AccountId.isWellFormed(text)) {
            return new Account("", new AccountId(text));
        }
        if (isUniqueId(text)) {
            return new UniqueId(text);
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

    private static boolean isUniqueId(String text) {
        return (text.startsWith("AIDA") || text.startsWith("AROA"))
                && text.length() >= 16
                && text.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
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
}
