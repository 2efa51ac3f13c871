// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.contract.iam.IamError;
import io.sealwright.gateway.Call;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;

/** What an account may change of managed policies: its own. */
public final class OwnPolicies {

    private OwnPolicies() {}

    /**
     * The policy, if it is the account's own.
     *
     * @throws io.sealwright.vocabulary.ServiceException AccessDenied for a policy of AWS, which nobody changes
     */
    public static CustomerManagedPolicy require(ManagedPolicy policy, Action action, Arn arn, Call call) {
        return switch (policy) {
            case CustomerManagedPolicy own -> own;
            case AwsManagedPolicy _ ->
                throw IamError.ACCESS_DENIED.because(
                        "User: %s is not authorized to perform: %s on resource: policy %s",
                        call.principal().arn(), action, arn);
        };
    }

    /** One of a policy's versions. */
    public static PolicyVersion version(ManagedPolicy policy, String id, Arn arn) {
        return policy.version(id)
                .orElseThrow(() -> IamError.NO_SUCH_ENTITY.because(
                        "Policy %s version %s does not exist or is not attachable.", arn, id));
    }
}
