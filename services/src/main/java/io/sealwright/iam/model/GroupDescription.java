// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.vocabulary.Arn;
import java.time.temporal.ChronoUnit;

/** A group as answers describe it. IAM tells times to the second. */
public final class GroupDescription {

    private GroupDescription() {}

    public static io.sealwright.contract.iam.Group of(Group group, Arn arn) {
        return new io.sealwright.contract.iam.Group(
                group.path(),
                group.name(),
                group.id().text(),
                arn.toString(),
                group.created().truncatedTo(ChronoUnit.SECONDS));
    }
}
