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
 * @param session what the caller's session token says, or null for a long-term key
 * @param region the region of the credential scope; of an unsigned call the installation's own
 * @param requestId what the caller reads in {@code x-amzn-RequestId}
 * @param time when the request was authenticated
 * @param sourceIp the address of the connection, or what a trusted proxy says its peer is
 * @param entrance the listener that took it
 * @param userAgent as sent, or null
 * @param referer as sent, or null
 * @param invocationId the SDK's signed {@code amz-sdk-invocation-id}, or null
 * @param proof what was verified in the place of a signature, or null for a signed call
 * @param via the services that make this call for its caller, or null where the caller makes it
 */
public record Call(
        Principal principal,
        String accessKeyId,
        @Nullable Session session,
        Region region,
        String requestId,
        Instant time,
        String sourceIp,
        Entrance entrance,
        @Nullable String userAgent,
        @Nullable String referer,
        @Nullable String invocationId,
        @Nullable Proof proof,
        @Nullable ForwardAccess via) {

    /** A call that its caller signed. */
    public Call(
            Principal principal,
            String accessKeyId,
            @Nullable Session session,
            Region region,
            String requestId,
            Instant time,
            String sourceIp,
            Entrance entrance,
            @Nullable String userAgent,
            @Nullable String referer,
            @Nullable String invocationId) {
        this(
                principal,
                accessKeyId,
                session,
                region,
                requestId,
                time,
                sourceIp,
                entrance,
                userAgent,
                referer,
                invocationId,
                null,
                null);
    }

    /** With a long-term key, through a plain listener. */
    public Call(
            Principal principal,
            String accessKeyId,
            Region region,
            String requestId,
            Instant time,
            String sourceIp,
            @Nullable String userAgent,
            @Nullable String invocationId) {
        this(
                principal,
                accessKeyId,
                null,
                region,
                requestId,
                time,
                sourceIp,
                Entrance.PLAIN,
                userAgent,
                null,
                invocationId);
    }

    public AccountId account() {
        return principal.account();
    }

    /** The same, signed for another Region. */
    public Call in(Region other) {
        return new Call(
                principal,
                accessKeyId,
                session,
                other,
                requestId,
                time,
                sourceIp,
                entrance,
                userAgent,
                referer,
                invocationId,
                proof,
                via);
    }
}
