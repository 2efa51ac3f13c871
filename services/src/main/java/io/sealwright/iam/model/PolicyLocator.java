// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.contract.iam.IamError;
import io.sealwright.gateway.Call;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.NeverBlocks;
import io.sealwright.vocabulary.NotAtHand;

/**
 * Finds the managed policy that a request names, in the caller's account or among AWS's. Tells nobody what it found.
 */
public final class PolicyLocator {
    private final ManagedPolicyRepository policies;
    private final String partition;

    public PolicyLocator(ManagedPolicyRepository policies, String partition) {
        this.policies = policies;
        this.partition = partition;
    }

    /**
     * The policy with this ARN. What belongs to another account is not looked up.
     *
     * @throws io.sealwright.vocabulary.ServiceException ValidationError, InvalidInput for what cannot be the ARN of one
     */
    public EntityTarget<ManagedPolicy> byArn(String text, Call call) {
        Arn arn = PolicyArns.read(text);
        if (!arn.service().equals("iam") || !arn.resource().startsWith("policy/")) {
            throw IamError.INVALID_INPUT.because("ARN %s is not valid.", text);
        }
        requireMayWait();
        if (!AwsManagedPolicies.isOfAws(arn)
                && !arn.account().equals(call.account().digits())) {
            return absent(arn);
        }
        return policies.find(arn)
                .map(policy -> EntityTarget.present(arn, policy, policy.version(), policy.tags()))
                .orElseGet(() -> absent(arn))
                .named("policy " + arn);
    }

    private static EntityTarget<ManagedPolicy> absent(Arn arn) {
        return EntityTarget.absent(arn, "Policy %s was not found.".formatted(arn));
    }

    /** Where a policy of this path and name will be; with an empty name, all policies under a path. */
    public EntityTarget<ManagedPolicy> place(String path, String name, Call call) {
        requireMayWait();
        return absent(new Arn(partition, "iam", "", call.account().digits(), "policy" + path + name));
    }

    public Arn arn(ManagedPolicy policy) {
        return policy.arn(partition);
    }

    /** What IAM knows is read from the store: not on an event loop. */
    public void requireMayWait() {
        if (NeverBlocks.here()) {
            throw NotAtHand.INSTANCE;
        }
    }
}
