// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.KmsError;
import io.sealwright.policy.CallersPolicies;
import io.sealwright.policy.Facts;
import io.sealwright.policy.MalformedPolicy;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyEvaluator;
import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.PolicySet;
import io.sealwright.policy.PolicyType;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Principal;
import java.util.List;
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
    private final String partition;

    public KeyPolicies(PrincipalDirectory principals, String partition) {
        this.principals = principals;
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
     * Passes only if every principal the policy names exists.
     *
     * @throws io.sealwright.vocabulary.ServiceException MalformedPolicyDocumentException
     */
    public void requireKnownPrincipals(PolicyDocument policy) {
        if (!principals.allExist(policy.principals())) {
            throw KmsError.MALFORMED_POLICY_DOCUMENT.because(
                    "Policy contains a statement with one or more invalid principals.");
        }
    }

    /**
     * The lockout safety check: passes only if the caller could change the policy again.
     *
     * @throws io.sealwright.vocabulary.ServiceException MalformedPolicyDocumentException
     */
    public void requireControlKept(Principal caller, Arn key, PolicyDocument policy, PolicySet callersPolicies) {
        PolicySet candidate = PolicySet.of(PolicyKind.RESOURCE, 0, List.of(policy));
        if (!evaluator.keepsControl(caller, key, candidate, CallersPolicies.of(callersPolicies), Facts.NONE)) {
            throw KmsError.MALFORMED_POLICY_DOCUMENT.because(
                    "The new key policy will not allow you to update the key policy in the future.");
        }
    }
}
