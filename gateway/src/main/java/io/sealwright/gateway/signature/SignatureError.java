// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import io.sealwright.vocabulary.ErrorCode;

/** Every way a request can fail to prove who sent it; JSON services and the Query protocol name each differently. */
public enum SignatureError {
    MISSING_AUTHENTICATION("MissingAuthenticationTokenException", "MissingAuthenticationToken", 403),
    INCOMPLETE_SIGNATURE("IncompleteSignatureException", "IncompleteSignature", 400),
    /** The code that makes SDKs correct their clock, so it is also that of a signature out of time. */
    INVALID_SIGNATURE("InvalidSignatureException", "SignatureDoesNotMatch", 403),
    UNKNOWN_KEY("UnrecognizedClientException", "InvalidClientTokenId", 403),
    EXPIRED_TOKEN("ExpiredTokenException", "ExpiredToken", 403),
    BOTH_FORMS("DuplicateHeaderAndQueryParameter", "DuplicateHeaderAndQueryParameter", 400),
    MALFORMED_QUERY_STRING("MalformedQueryStringException", "MalformedQueryString", 400);

    private static final int JSON_STATUS = 400;

    @SuppressWarnings("ImmutableEnumChecker") // A record.
    private final ErrorCode json;

    @SuppressWarnings("ImmutableEnumChecker") // A record.
    private final ErrorCode xml;

    SignatureError(String jsonName, String queryName, int queryStatus) {
        this.json = new Code(jsonName, JSON_STATUS);
        this.xml = new Code(queryName, queryStatus);
    }

    /** The code as this shape of refusal names it. */
    public ErrorCode in(RefusalShape shape) {
        return switch (shape) {
            case JSON -> json;
            case XML -> xml;
        };
    }

    private record Code(String wireName, int httpStatus) implements ErrorCode {}
}
