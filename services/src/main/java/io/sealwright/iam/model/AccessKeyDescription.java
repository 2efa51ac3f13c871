// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.contract.iam.AccessKeyMetadata;
import io.sealwright.contract.iam.StatusType;
import java.time.temporal.ChronoUnit;

/** An access key as answers describe it, without its secret. */
public final class AccessKeyDescription {

    private AccessKeyDescription() {}

    public static AccessKeyMetadata of(AccessKey key, String userName) {
        return AccessKeyMetadata.builder()
                .userName(userName)
                .accessKeyId(key.id())
                .status(status(key.status()))
                .createDate(key.created().truncatedTo(ChronoUnit.SECONDS))
                .build();
    }

    public static StatusType status(AccessKeyStatus status) {
        return switch (status) {
            case ACTIVE -> StatusType.ACTIVE;
            case INACTIVE -> StatusType.INACTIVE;
        };
    }
}
