// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.contract.iam.AttachedPolicy;
import io.sealwright.contract.iam.IamError;
import io.sealwright.vocabulary.Arn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of managed policies that are attached. */
public final class AttachedPolicies {

    /** The most managed policies on one entity. */
    public static final int MOST = 10;

    private AttachedPolicies() {}

    /**
     * The attachments of an entity with one managed policy more.
     *
     * @param quota such as {@code PoliciesPerUser}
     * @throws io.sealwright.vocabulary.ServiceException LimitExceeded
     */
    public static Attachments attach(Attachments before, Arn policy, String quota) {
        if (before.managedPolicies().size() >= MOST) {
            throw Quotas.exceeded(quota, MOST);
        }
        return before.withManagedPolicy(policy);
    }

    /** The refusal to detach what is not attached. */
    public static RuntimeException notAttached(Arn policy) {
        return IamError.NO_SUCH_ENTITY.because("Policy %s was not found.", policy);
    }

    /** Those under a path, as answers list them. */
    public static List<AttachedPolicy> answer(Attachments attachments, @Nullable String pathPrefix) {
        return attachments.managedPolicies().stream()
                .filter(arn -> pathPrefix == null || path(arn).startsWith(pathPrefix))
                .map(arn -> new AttachedPolicy(name(arn), arn.toString()))
                .toList();
    }

    private static String path(Arn policy) {
        String resource = policy.resource();
        return resource.substring(resource.indexOf('/'), resource.lastIndexOf('/') + 1);
    }

    /** The name in the ARN of a managed policy. */
    public static String name(Arn policy) {
        return policy.resource().substring(policy.resource().lastIndexOf('/') + 1);
    }
}
