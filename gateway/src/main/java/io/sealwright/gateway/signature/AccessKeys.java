// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

/** Where access keys are found. */
@FunctionalInterface
public interface AccessKeys {

    /**
     * The key of this id as it is now, or why there is none. The caller never remembers an answer.
     *
     * <p>A temporary key ({@code ASIA…}) is proved by its session token, which this door does not carry yet: as long as
     * it does not, such an id is {@link AccessKeyFinding.Missing}.
     *
     * @param accessKeyId as the request has it: any text of up to 128 characters
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop, when the answer is not in memory
     */
    AccessKeyFinding find(String accessKeyId);
}
