// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.model;

import io.sealwright.contract.sealwright.SealwrightError;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Entrance;
import io.sealwright.gateway.Session;
import io.sealwright.gateway.VpcEndpoint;
import io.sealwright.policy.MalformedPolicy;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.PolicySet;
import io.sealwright.policy.PolicyType;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.vocabulary.Principal;
import io.sealwright.vocabulary.Region;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The call that a simulation supposes: made now, by somebody else than its asker. */
public final class SupposedCall {
    private static final Duration AS_LONG_AS_USUAL = Duration.ofHours(1);

    /** No access key has this id, and no signature was there. */
    private static final String NO_KEY = "none";

    private SupposedCall() {}

    /**
     * A call by {@code caller}.
     *
     * @param sessionPolicies that were passed when its session began: a role calls by a session anyway, and a user by
     *     one of GetFederationToken
     * @param endpoint through which it comes, or null
     * @throws io.sealwright.vocabulary.ServiceException MalformedPolicyDocumentException; ValidationException for
     *     session policies of who can have none
     */
    public static Call by(
            Principal caller, List<String> sessionPolicies, Region region, @Nullable VpcEndpoint endpoint, Call asker) {
        Principal principal = sessionPolicies.isEmpty() ? caller : federated(caller);
        return new Call(
                principal,
                NO_KEY,
                session(principal, sessionPolicies, asker),
                region,
                asker.requestId(),
                asker.time(),
                asker.sourceIp(),
                endpoint == null ? Entrance.PLAIN : new Entrance(false, endpoint),
                null,
                null,
                null);
    }

    private static Principal federated(Principal caller) {
        return switch (caller) {
            case Principal.User user ->
                new Principal.FederatedUser(user.partition(), user.account(), "simulation", user);
            case Principal.AssumedRole role -> role;
            case Principal.Root _, Principal.FederatedUser _, Principal.Federated _ ->
                throw SealwrightError.VALIDATION.saying(
                        "Session policies go with a role or a user, whose sessions they limit.");
        };
    }

    private static @Nullable Session session(Principal principal, List<String> policies, Call asker) {
        return switch (principal) {
            case Principal.AssumedRole _, Principal.FederatedUser _ ->
                new Session(
                        asker.time(),
                        asker.time().plus(AS_LONG_AS_USUAL),
                        passed(policies),
                        Map.of(),
                        Set.of(),
                        null,
                        null,
                        null,
                        principal instanceof Principal.AssumedRole ? 1 : 0,
                        false);
            case Principal.Root _, Principal.User _, Principal.Federated _ -> null;
        };
    }

    /** All that were passed together allow what any of them allows. */
    private static List<PolicySet> passed(List<String> texts) {
        List<PolicyDocument> documents = new ArrayList<>();
        for (String text : texts) {
            try {
                documents.add(PolicyDocuments.compile(text, PolicyType.SESSION_POLICY));
            } catch (MalformedPolicy why) {
                throw SealwrightError.MALFORMED_POLICY_DOCUMENT.saying(why.reason());
            }
        }
        return documents.isEmpty() ? List.of() : List.of(PolicySet.of(PolicyKind.SESSION, 0, documents));
    }
}
