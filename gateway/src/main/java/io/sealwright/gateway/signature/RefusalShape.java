// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import io.sealwright.gateway.http.HeaderName;
import io.sealwright.gateway.http.HttpRequest;

/**
 * How a refusal is written when no operation is known yet. The content type only ever chooses this shape, never a
 * parser.
 */
public enum RefusalShape {
    /** {@code {"__type":…,"message":…}}, status 400. */
    JSON,
    /** The Query protocol's {@code <ErrorResponse>}. */
    XML;

    private static final String FORM = "application/x-www-form-urlencoded";

    /** A target means JSON; else the scope's service decides; else form content means XML; else JSON. */
    public static RefusalShape of(HttpRequest request) {
        if (request.has(HeaderName.X_AMZ_TARGET)) {
            return JSON;
        }
        SigningService service = ScopeGuess.service(request);
        if (service != null) {
            return service.shape();
        }
        int contentType = request.find(HeaderName.CONTENT_TYPE);
        if (contentType < 0) {
            return JSON;
        }
        int start = request.valueStart(contentType);
        int end = Math.min(request.valueEnd(contentType), start + FORM.length());
        return request.text(start, end).equalsIgnoreCase(FORM) ? XML : JSON;
    }
}
