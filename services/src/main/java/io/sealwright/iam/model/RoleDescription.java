// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.contract.iam.RoleLastUsed;
import io.sealwright.vocabulary.Arn;
import java.time.temporal.ChronoUnit;

/** A role as answers describe it. IAM tells times to the second. */
public final class RoleDescription {

    private RoleDescription() {}

    /** As CreateRole answers: without the longest session, and with tags and boundary where there are some. */
    public static io.sealwright.contract.iam.Role made(Role role, Arn arn, String trust) {
        return tagged(builder(role, arn, trust), role).build();
    }

    /** All of it, as GetRole answers. When it was last used is not kept. */
    public static io.sealwright.contract.iam.Role whole(Role role, Arn arn, String trust) {
        return tagged(builder(role, arn, trust), role)
                .maxSessionDuration(role.maxSessionDuration())
                .roleLastUsed(new RoleLastUsed(null, null))
                .build();
    }

    /** As ListRoles answers: without boundary and tags. */
    public static io.sealwright.contract.iam.Role listed(Role role, Arn arn, String trust) {
        return builder(role, arn, trust)
                .maxSessionDuration(role.maxSessionDuration())
                .build();
    }

    private static io.sealwright.contract.iam.Role.Builder tagged(
            io.sealwright.contract.iam.Role.Builder builder, Role role) {
        var tags = role.attachments().tags();
        return builder.permissionsBoundary(
                        UserDescription.boundary(role.attachments().permissionsBoundary()))
                .tags(tags.isEmpty() ? null : Tags.answer(tags));
    }

    private static io.sealwright.contract.iam.Role.Builder builder(Role role, Arn arn, String trust) {
        return io.sealwright.contract.iam.Role.builder()
                .path(role.path())
                .roleName(role.name())
                .roleId(role.id().text())
                .arn(arn.toString())
                .createDate(role.created().truncatedTo(ChronoUnit.SECONDS))
                .assumeRolePolicyDocument(Documents.encoded(trust))
                .description(role.description());
    }
}
