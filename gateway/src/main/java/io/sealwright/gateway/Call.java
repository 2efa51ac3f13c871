// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Principal;
import io.sealwright.vocabulary.Region;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The facts about a request that its signature, its connection and our clock gave, fixed before it is decoded.
 *
 * @param principal who signed
 * @param accessKeyId with which key
 * @param region the region of the credential scope
 * @param requestId what the caller reads in {@code x-amzn-RequestId}
 * @param time when the request was authenticated
 * @param sourceIp the address of the connection
 * @param userAgent as sent, or null
 * @param invocationId the SDK's signed {@code amz-sdk-invocation-id}, or null
 */
public record Call(
        Principal principal,
        String accessKeyId,
        Region region,
        String requestId,
        Instant time,
        String sourceIp,
        @Nullable String userAgent,
        @Nullable String invocationId) {

    public AccountId account() {
        return principal.account();
    }
}
