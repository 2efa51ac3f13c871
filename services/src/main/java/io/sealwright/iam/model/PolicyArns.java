// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.contract.iam.IamError;
import io.sealwright.gateway.Call;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.NeverBlocks;
import io.sealwright.vocabulary.NotAtHand;
import java.util.Optional;

/** Finds the managed policy that a request wants attached. */
public final class PolicyArns {

    private PolicyArns() {}

    /**
     * Reads the ARN of a policy.
     *
     * @throws io.sealwright.vocabulary.ServiceException ValidationError for a text that is no ARN
     */
    public static Arn read(String text) {
        return Arn.parse(text).orElseThrow(() -> IamError.VALIDATION.because("Invalid ARN:  Could not be parsed!"));
    }

    /** The policy that the caller's principals may have attached, if there is one. */
    public static Optional<ManagedPolicies.Attachable> find(ManagedPolicies policies, String arn, Call call) {
        Arn read = read(arn);
        if (NeverBlocks.here()) {
            throw NotAtHand.INSTANCE;
        }
        return policies.find(call.account(), read);
    }

    /** Told once the caller may hear it. */
    public static ManagedPolicies.Attachable orRefuse(Optional<ManagedPolicies.Attachable> found, String arn) {
        return found.orElseThrow(
                () -> IamError.NO_SUCH_ENTITY.because("Policy %s does not exist or is not attachable.", arn));
    }
}
