// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.policy.PolicyDocument;
import io.sealwright.vocabulary.Arn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A managed policy that every account finds present and nobody changes. It has one version, under the number that AWS's
 * newest had when it was written down here.
 *
 * @param path begins and ends with a slash
 */
public record AwsManagedPolicy(
        String path,
        String name,
        ManagedPolicyId id,
        @Nullable String description,
        Instant created,
        Instant updated,
        int defaultVersion,
        PolicyDocument document)
        implements ManagedPolicy {

    /** The owner in the ARN. */
    public static final String OWNER = "aws";

    @Override
    public Arn arn(String partition) {
        return new Arn(partition, "iam", "", OWNER, "policy" + path + name);
    }

    @Override
    public List<PolicyVersion> versions() {
        return List.of(new PolicyVersion(defaultVersion, document.hash(), updated));
    }

    @Override
    public List<Tag> tags() {
        return List.of();
    }

    @Override
    public long version() {
        return defaultVersion;
    }
}
