// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.contract.iam.AttachedPermissionsBoundary;
import io.sealwright.contract.iam.PermissionsBoundaryAttachmentType;
import io.sealwright.vocabulary.Arn;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A user as answers describe it. IAM tells times to the second. */
public final class UserDescription {

    private UserDescription() {}

    /** With boundary and tags, as CreateUser and GetUser answer. */
    public static io.sealwright.contract.iam.User whole(User user, Arn arn) {
        var tags = user.attachments().tags();
        return builder(user, arn)
                .permissionsBoundary(boundary(user.attachments().permissionsBoundary()))
                .tags(tags.isEmpty() ? null : Tags.answer(tags))
                .build();
    }

    /** Without them, as lists answer. */
    public static io.sealwright.contract.iam.User listed(User user, Arn arn) {
        return builder(user, arn).build();
    }

    /** A boundary as answers describe it, whatever the model says of its type; null for none. */
    public static @Nullable AttachedPermissionsBoundary boundary(@Nullable Arn boundary) {
        return boundary == null
                ? null
                : new AttachedPermissionsBoundary(PermissionsBoundaryAttachmentType.POLICY, boundary.toString());
    }

    private static io.sealwright.contract.iam.User.Builder builder(User user, Arn arn) {
        return io.sealwright.contract.iam.User.builder()
                .path(user.path())
                .userName(user.name())
                .userId(user.id().text())
                .arn(arn.toString())
                .createDate(user.created().truncatedTo(ChronoUnit.SECONDS));
    }
}
