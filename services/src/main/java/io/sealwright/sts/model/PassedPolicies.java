// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.model;

import io.sealwright.contract.sts.PolicyDescriptorType;
import io.sealwright.contract.sts.StsError;
import io.sealwright.policy.MalformedPolicy;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyType;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Session policies as somebody passes them: one inline, and managed ones by ARN.
 *
 * @param inline the text as it was passed, which compiles, or null
 */
public record PassedPolicies(@Nullable String inline, List<Arn> managed) {
    private static final int MAX_MANAGED = 10;
    private static final int MAX_CHARACTERS = 2_048;

    public static final PassedPolicies NONE = new PassedPolicies(null, List.of());

    public PassedPolicies {
        managed = List.copyOf(managed);
    }

    /**
     * Checks what was passed: its form here, since that tells nothing of anybody.
     *
     * @throws ServiceException MalformedPolicyDocument, ValidationError
     */
    public static PassedPolicies of(@Nullable String policy, @Nullable List<PolicyDescriptorType> policyArns) {
        if (policy != null) {
            requireShort(policy);
            var _ = compile(policy);
        }
        return new PassedPolicies(policy, policyArns == null ? List.of() : arns(policyArns));
    }

    private static void requireShort(String policy) {
        if (policy.length() > MAX_CHARACTERS) {
            throw StsError.VALIDATION.because(
                    "1 validation error detected: Value '%s' at 'policy' failed to satisfy constraint:"
                            + " Member must have length less than or equal to %d",
                    policy, MAX_CHARACTERS);
        }
    }

    /** The document of an inline session policy. */
    public static PolicyDocument compile(String policy) {
        try {
            return PolicyDocuments.compile(policy, PolicyType.SESSION_POLICY);
        } catch (MalformedPolicy malformed) {
            throw StsError.MALFORMED_POLICY_DOCUMENT.saying(String.valueOf(malformed.getMessage()));
        }
    }

    private static List<Arn> arns(List<PolicyDescriptorType> given) {
        if (given.size() > MAX_MANAGED) {
            throw StsError.VALIDATION.because(
                    "1 validation error detected: Value '%s' at 'policyArns' failed to satisfy constraint:"
                            + " Member must have length less than or equal to %d",
                    given, MAX_MANAGED);
        }
        List<Arn> arns = new ArrayList<>();
        for (PolicyDescriptorType one : given) {
            String text = Optional.ofNullable(one.arn()).orElse("");
            arns.add(Arn.parse(text)
                    .filter(arn -> arn.service().equals("iam")
                            && arn.resource().startsWith("policy/")
                            && !arn.account().isEmpty())
                    .orElseThrow(() -> StsError.VALIDATION.because("%s is invalid", text)));
        }
        return arns;
    }

    /** What to say, once a right exists, of a managed policy that sessions of the role's account cannot pass. */
    public Optional<String> missing(Arn role, ManagedPolicyDirectory policies) {
        return missing(new AccountId(role.account()), policies);
    }

    /** The same for sessions of {@code account}. */
    public Optional<String> missing(AccountId account, ManagedPolicyDirectory policies) {
        return managed.stream()
                .filter(arn -> policies.find(account, arn).isEmpty())
                .findFirst()
                .map(arn -> "Policy " + arn + " does not exist or is not attachable.");
    }
}
