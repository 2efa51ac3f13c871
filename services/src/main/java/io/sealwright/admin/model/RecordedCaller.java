// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.model;

import io.sealwright.contract.JsonObject;
import io.sealwright.gateway.Session;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Principal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The principal of a record's {@code userIdentity}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html">
 *     CloudTrail userIdentity element</a>
 */
final class RecordedCaller {
    private RecordedCaller() {}

    static Optional<Principal> principal(JsonObject who) {
        Optional<Arn> arn = who.text("arn").flatMap(Arn::parse);
        if (arn.isEmpty()) {
            return Optional.empty();
        }
        return switch (who.text("type").orElse("")) {
            case "Root" -> Optional.of(new Principal.Root(arn.get().partition(), account(arn.get())));
            case "IAMUser" -> who.text("principalId").flatMap(id -> user(arn.get(), id));
            case "AssumedRole" -> issuer(who).flatMap(issuer -> role(arn.get(), issuer));
            case "FederatedUser" -> issuer(who).flatMap(issuer -> federated(arn.get(), issuer));
            default -> Optional.empty(); // a provider vouched for it, and it had no rights of its own
        };
    }

    private static Optional<JsonObject> issuer(JsonObject who) {
        return who.object("sessionContext").flatMap(context -> context.object("sessionIssuer"));
    }

    private static Optional<Principal> user(Arn arn, String id) {
        return named(arn, "user")
                .map(name -> new Principal.User(arn.partition(), account(arn), name.path(), name.name(), id));
    }

    private static Optional<Principal> role(Arn session, JsonObject issuer) {
        Optional<Arn> arn = issuer.text("arn").flatMap(Arn::parse);
        String sessionName = session.resource().substring(session.resource().lastIndexOf('/') + 1);
        return arn.flatMap(of -> named(of, "role"))
                .map(name -> new Principal.AssumedRole(
                        session.partition(),
                        account(session),
                        name.path(),
                        name.name(),
                        issuer.text("principalId").orElse(""),
                        sessionName));
    }

    private static Optional<Principal> federated(Arn session, JsonObject issuer) {
        String name = session.resource().substring(session.resource().lastIndexOf('/') + 1);
        return issuer.text("arn")
                .flatMap(Arn::parse)
                .flatMap(arn -> user(arn, issuer.text("principalId").orElse("")))
                .map(Principal.User.class::cast)
                .map(user -> new Principal.FederatedUser(session.partition(), account(session), name, user));
    }

    private record Name(String path, String name) {}

    private static Optional<Name> named(Arn arn, String kind) {
        String resource = arn.resource();
        int last = resource.lastIndexOf('/');
        if (!resource.startsWith(kind + "/")) {
            return Optional.empty();
        }
        return Optional.of(new Name(resource.substring(kind.length(), last + 1), resource.substring(last + 1)));
    }

    private static AccountId account(Arn arn) {
        return new AccountId(arn.account());
    }

    /** What a record keeps of a session: when it began, a second factor, a source identity. */
    static Optional<Session> session(JsonObject who) {
        return who.object("sessionContext")
                .flatMap(context -> context.object("attributes")
                        .flatMap(attributes -> moment(attributes.text("creationDate"))
                                .map(issued -> new Session(
                                        issued,
                                        Instant.MAX,
                                        List.of(),
                                        Map.of(),
                                        Set.of(),
                                        context.text("sourceIdentity").orElse(null),
                                        null,
                                        null,
                                        0,
                                        attributes.text("mfaAuthenticated").equals(Optional.of("true"))))));
    }

    private static Optional<Instant> moment(Optional<String> text) {
        try {
            return text.map(Instant::parse);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
