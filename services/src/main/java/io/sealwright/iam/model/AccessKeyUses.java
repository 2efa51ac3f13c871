// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import java.time.Instant;
import java.util.Optional;

/** When, where and for what access keys were used last. What is told may be a minute old. */
public interface AccessKeyUses {

    /**
     * The last use of a key.
     *
     * @param service by its signing name, such as {@code kms}
     */
    record LastUse(Instant time, String service, String region) {}

    /** The last use, or empty for a key that was never used. May wait for the store. */
    Optional<LastUse> of(String accessKeyId);
}
