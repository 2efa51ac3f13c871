// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import static io.sealwright.gateway.signature.Refusals.refusal;

import io.sealwright.gateway.http.HeaderName;
import io.sealwright.gateway.http.HttpRequest;
import io.sealwright.vocabulary.ServiceException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The session token of a request: a header, which is signed like every {@code x-amz-*}, or, where the query signs, one
 * of the query's parameters.
 */
final class SecurityToken {
    private static final String INVALID = "The security token included in the request is invalid.";

    private SecurityToken() {}

    /**
     * The token, or null where there is none.
     *
     * @throws ServiceException where there are two
     */
    static @Nullable String of(HttpRequest request, StatedSignature stated) {
        int field = request.find(HeaderName.X_AMZ_SECURITY_TOKEN);
        String header = field < 0 ? null : request.text(request.valueStart(field), request.valueEnd(field));
        if (!stated.isPresigned()) {
            return header;
        }
        List<String> parameters = QueryString.parse(request.text(request.queryStart(), request.queryEnd()))
                .values("X-Amz-Security-Token");
        if (parameters.isEmpty()) {
            return header;
        }
        if (header != null || parameters.size() > 1) {
            throw invalid(request);
        }
        return parameters.getFirst();
    }

    /** AWS's words for an unknown key, an inactive one, and a token that is not one: they are not told apart. */
    static ServiceException invalid(HttpRequest request) {
        return refusal(request, SignatureError.UNKNOWN_KEY, INVALID);
    }
}
