// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import io.sealwright.vocabulary.Principal;

/**
 * The whole message of a refusal, word for word as AWS writes it.
 *
 * <p>On a key, to a caller from another account, every reason reads the same, so that it cannot tell a key that refuses
 * it from one that is not there.
 */
public final class AccessDeniedText {
    private static final String UNKNOWN_TO_STRANGERS = "because the resource does not exist in this Region, "
            + "no resource-based policies allow access, or a resource-based policy explicitly denies access";

    private AccessDeniedText() {}

    /** The reason that a stranger hears, whatever it is. */
    public static String unknownToStrangers() {
        return UNKNOWN_TO_STRANGERS;
    }

    /** For a resource that the request named. */
    public static String of(AccessRequest request, Decision denied) {
        return of(request, denied, request.resource().toString());
    }

    /**
     * For a resource that messages name otherwise than policies do.
     *
     * @param resource such as {@code user bob}
     */
    public static String of(AccessRequest request, Decision denied, String resource) {
        if (request.crossAccount() && request.action().service().equals("kms")) {
            return "%s on this resource %s".formatted(who(request), UNKNOWN_TO_STRANGERS);
        }
        return "%s on resource: %s %s".formatted(who(request), resource, denied.because(request.action()));
    }

    /** Without a reason, as AssumeRole answers; a role that is not there is refused in the same words. */
    public static String withoutReason(AccessRequest request) {
        if (request.caller() instanceof Principal.Federated) {
            return "Not authorized to perform " + request.action(); // Nobody of ours is named: nobody of ours calls.
        }
        return "%s on resource: %s".formatted(who(request), request.resource());
    }

    /** For a key that only a ciphertext named, of another account or unknown. */
    public static String ofCiphertext(AccessRequest request) {
        return "%s on the resource associated with this ciphertext %s".formatted(who(request), UNKNOWN_TO_STRANGERS);
    }

    private static String who(AccessRequest request) {
        return "User: %s is not authorized to perform: %s"
                .formatted(request.caller().arn(), request.action());
    }
}
