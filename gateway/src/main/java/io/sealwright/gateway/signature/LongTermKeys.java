// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

/** Where the access keys of users are found, which need no token. */
@FunctionalInterface
public interface LongTermKeys {

    /**
     * As {@link AccessKeys#find}, for an id that is not a temporary one.
     *
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop, when the answer is not in memory
     */
    AccessKeyFinding find(String accessKeyId);
}
