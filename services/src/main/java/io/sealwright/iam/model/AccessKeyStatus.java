// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

/** Whether an access key may sign. */
public enum AccessKeyStatus {
    ACTIVE("Active"),
    INACTIVE("Inactive");

    private final String wireName;

    AccessKeyStatus(String wireName) {
        this.wireName = wireName;
    }

    /** As the API spells it; also what the store keeps, so it must never change. */
    public String wireName() {
        return wireName;
    }

    /** The status that is spelled so. */
    public static AccessKeyStatus named(String wireName) {
        for (AccessKeyStatus status : values()) {
            if (status.wireName.equals(wireName)) {
                return status;
            }
        }
        throw new IllegalArgumentException("no status of an access key");
    }
}
