// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.vocabulary.ErrorCode;

/** Refusals that no service model has, since they come before any operation is known. */
enum GatewayError implements ErrorCode {
    /** AWS JSON: no such operation of this service. */
    UNKNOWN_OPERATION("UnknownOperationException", 400),
    /** AWS Query: no such operation in this version. */
    INVALID_ACTION("InvalidAction", 400),
    MISSING_ACTION("MissingAction", 400),
    /** A path that is not one of AWS's services. */
    NOT_FOUND("UnknownOperationException", 404),
    /** As many requests wait as may; SDKs try again. */
    UNAVAILABLE("ServiceUnavailable", 503),
    /** Everything HTTP itself refuses. */
    MALFORMED("BadRequest", 400);

    private final String wireName;
    private final int httpStatus;

    GatewayError(String wireName, int httpStatus) {
        this.wireName = wireName;
        this.httpStatus = httpStatus;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    @Override
    public int httpStatus() {
        return httpStatus;
    }
}
