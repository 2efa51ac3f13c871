// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import org.jspecify.annotations.Nullable;

/** Where access keys are found. */
@FunctionalInterface
public interface AccessKeys {

    /**
     * The key of this id as it is now, or why there is none. The caller never remembers an answer.
     *
     * @param accessKeyId as the request has it: any text of up to 128 characters
     * @param sessionToken as the request has it, or null where it has none
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop, when the answer is not in memory
     */
    AccessKeyFinding find(String accessKeyId, @Nullable String sessionToken);
}
