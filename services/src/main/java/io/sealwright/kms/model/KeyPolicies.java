// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.KmsError;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.GlobalFacts;
import io.sealwright.policy.CallersPolicies;
import io.sealwright.policy.Facts;
import io.sealwright.policy.MalformedPolicy;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyEvaluator;
import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.PolicyPrincipal;
import io.sealwright.policy.PolicySet;
import io.sealwright.policy.PolicyType;
import io.sealwright.policy.PrincipalIds;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The policy of a key: what is accepted as one, and what a key gets when none is given.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html">Key policies</a>
 */
public final class KeyPolicies {

    /** The only name a key policy has. */
    public static final String DEFAULT_NAME = "default";

    private static final int MAX_BYTES = 32_768;
    private static final Pattern CHARACTERS = Pattern.compile("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+");

    private final PolicyEvaluator evaluator = new PolicyEvaluator();
    private final PrincipalDirectory principals;
    private final GlobalFacts global;
    private final String partition;

    public KeyPolicies(PrincipalDirectory principals, GlobalFacts global, String partition) {
        this.principals = principals;
        this.global = global;
        this.partition = partition;
    }

    /** Lets the account's identity policies decide, as for every key that is created without a policy. */
    public String defaultFor(AccountId account) {
        return """
                {
                  "Version" : "2012-10-17",
                  "Id" : "key-default-1",
                  "Statement" : [ {
                    "Sid" : "Enable IAM User Permissions",
                    "Effect" : "Allow",
                    "Principal" : {
                      "AWS" : "arn:%s:iam::%s:root"
                    },
                    "Action" : "kms:*",
                    "Resource" : "*"
                  } ]
                }""".formatted(partition, account);
    }

    /**
     * Reads a policy that shall guard a key.
     *
     * @throws io.sealwright.vocabulary.ServiceException MalformedPolicyDocumentException, LimitExceededException
     */
    public PolicyDocument read(String text) {
        if (text.length() > MAX_BYTES) {
            throw KmsError.LIMIT_EXCEEDED.because("The key policy exceeds the quota of %d bytes.", MAX_BYTES);
        }
        if (!CHARACTERS.matcher(text).matches()) {
            throw KmsError.MALFORMED_POLICY_DOCUMENT.because("Policy contains characters that are not allowed.");
        }
        try {
            return PolicyDocuments.compile(text, PolicyType.KEY_POLICY);
        } catch (MalformedPolicy why) {
            throw KmsError.MALFORMED_POLICY_DOCUMENT.saying(why.reason());
        }
    }

    /**
     * The unique ids that the principals which the policy names have now: it will mean them, and nobody who is made
     * again under their names. Reads the store.
     *
     * @throws io.sealwright.vocabulary.ServiceException MalformedPolicyDocumentException if one does not exist
     */
    public PrincipalIds requireKnownPrincipals(PolicyDocument policy) {
        Map<Arn, String> ids = new HashMap<>();
        for (PolicyPrincipal principal : policy.principals()) {
            String id = principals
                    .idOf(principal)
                    .orElseThrow(() -> KmsError.MALFORMED_POLICY_DOCUMENT.saying(MalformedPolicy.INVALID_PRINCIPALS));
            if (principal instanceof PolicyPrincipal.Entity(var arn)) {
                ids.put(arn, id);
            }
        }
        return PrincipalIds.of(ids);
    }

    /**
     * The policy of a key as its author shaped it, but for whoever is gone: in the place of the name stands the unique
     * id. Reads the store.
     */
    public String shown(KmsKey key) {
        Map<String, String> gone = new HashMap<>();
        key.facts().policyPrincipals().byArn().forEach((arn, id) -> {
            if (!isStill(arn, id)) {
                gone.put(arn, id);
            }
        });
        return gone.isEmpty()
                ? key.policy().text()
                : PrincipalText.replace(key.policy().text(), gone);
    }

    private boolean isStill(String arn, String id) {
        return Arn.parse(arn)
                .flatMap(named -> principals.idOf(new PolicyPrincipal.Entity(named)))
                .filter(id::equals)
                .isPresent();
    }

    /**
     * The lockout safety check: passes only if the caller could change the policy again, in circumstances like those of
     * this call.
     *
     * @param later the right that it would need
     * @throws io.sealwright.vocabulary.ServiceException MalformedPolicyDocumentException
     */
    public void requireControlKept(
            Call call, Arn key, PolicyDocument policy, CallersPolicies callersPolicies, Demand<?> later) {
        PolicySet candidate = PolicySet.of(PolicyKind.RESOURCE, 0, List.of(policy));
        Facts facts = global.of(call, later);
        if (!evaluator.keepsControl(call.principal(), key, candidate, callersPolicies, facts)) {
            throw KmsError.MALFORMED_POLICY_DOCUMENT.because(
                    "The new key policy will not allow you to update the key policy in the future.");
        }
    }
}
