// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.contract.iam.IamError;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyPrincipal;
import io.sealwright.policy.PrincipalIds;
import io.sealwright.vocabulary.Arn;
import java.util.HashMap;
import java.util.Map;

/**
 * The trust policies of roles: whom one may name, and how it is shown.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html">Role trust
 *     policies</a>
 */
public final class TrustPolicies {
    private final IdentityDirectory identities;

    public TrustPolicies(IdentityDirectory identities) {
        this.identities = identities;
    }

    /**
     * The unique ids of all users and roles that a policy names, each of whom must exist. May wait for the store.
     *
     * @throws io.sealwright.vocabulary.ServiceException MalformedPolicyDocument
     */
    public PrincipalIds requireKnown(PolicyDocument policy) {
        Map<Arn, String> ids = new HashMap<>();
        for (PolicyPrincipal principal : policy.principals()) {
            switch (principal) {
                case PolicyPrincipal.Everyone _, PolicyPrincipal.CanonicalUser _ -> {}
                case PolicyPrincipal.Account(var _, var account) -> requireKnown(principal, account.digits());
                case PolicyPrincipal.Entity(var arn) -> ids.put(arn, requireKnown(principal, arn.toString()));
                case PolicyPrincipal.UniqueId(var id) -> throw invalid("AWS", id);
                case PolicyPrincipal.Service(var name) -> requireService(principal, name);
                case PolicyPrincipal.Federated _ -> {} // AWS takes providers that are not there yet.
            }
        }
        return PrincipalIds.of(ids);
    }

    private String requireKnown(PolicyPrincipal principal, String name) {
        return identities.idOf(principal).orElseThrow(() -> invalid("AWS", name));
    }

    private void requireService(PolicyPrincipal principal, String name) {
        if (identities.idOf(principal).isEmpty()) {
            throw invalid("SERVICE", name);
        }
    }

    private static RuntimeException invalid(String kind, String name) {
        return IamError.MALFORMED_POLICY_DOCUMENT.because("Invalid principal in policy: \"%s\":\"%s\"", kind, name);
    }

    /**
     * A policy as its author shaped it, but for whoever is gone: in the place of the ARN stands the unique id. May wait
     * for the store.
     */
    public String shown(PolicyDocument policy, PrincipalIds trusted) {
        Map<Arn, String> gone = new HashMap<>();
        trusted.byArn()
                .forEach((text, id) ->
                        Arn.parse(text).filter(arn -> !isStill(arn, id)).ifPresent(arn -> gone.put(arn, id)));
        return policy.textShowing(gone);
    }

    private boolean isStill(Arn arn, String id) {
        return identities
                .idOf(new PolicyPrincipal.Entity(arn))
                .filter(id::equals)
                .isPresent();
    }
}
