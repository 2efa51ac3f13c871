// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.contract.iam.Policy;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.vocabulary.Arn;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A managed policy as answers describe it. IAM tells times to the second. */
public final class PolicyDescription {

    private PolicyDescription() {}

    /** With description and tags, as GetPolicy answers. */
    public static Policy whole(ManagedPolicy policy, Arn arn, PolicyUses uses) {
        return builder(policy, arn, uses)
                .description(policy.description())
                .tags(Tags.answer(policy.tags()))
                .build();
    }

    /** Without description, as CreatePolicy answers, and with tags where there are some. */
    public static Policy made(ManagedPolicy policy, Arn arn) {
        return builder(policy, arn, PolicyUses.NONE)
                .tags(policy.tags().isEmpty() ? null : Tags.answer(policy.tags()))
                .build();
    }

    /** Without both, as lists answer. */
    public static Policy listed(ManagedPolicy policy, Arn arn, PolicyUses uses) {
        return builder(policy, arn, uses).build();
    }

    /** A version, with its document or without. */
    public static io.sealwright.contract.iam.PolicyVersion version(
            ManagedPolicy policy, PolicyVersion version, @Nullable PolicyDocument document) {
        return io.sealwright.contract.iam.PolicyVersion.builder()
                .document(document == null ? null : Documents.encoded(document.text()))
                .versionId(version.id())
                .isDefaultVersion(version.number() == policy.defaultVersion())
                .createDate(version.created().truncatedTo(ChronoUnit.SECONDS))
                .build();
    }

    private static Policy.Builder builder(ManagedPolicy policy, Arn arn, PolicyUses uses) {
        return Policy.builder()
                .policyName(policy.name())
                .policyId(policy.id().text())
                .arn(arn.toString())
                .path(policy.path())
                .defaultVersionId("v" + policy.defaultVersion())
                .attachmentCount(uses.attachments())
                .permissionsBoundaryUsageCount(uses.boundaries())
                .isAttachable(true)
                .createDate(policy.created().truncatedTo(ChronoUnit.SECONDS))
                .updateDate(policy.updated().truncatedTo(ChronoUnit.SECONDS));
    }
}
