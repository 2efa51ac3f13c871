// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.sealwright.gateway.http.HeaderName;
import io.sealwright.gateway.http.HttpRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Guesses the service of a credential that may be malformed, for the shape and the time window of its refusal only. */
final class ScopeGuess {
    /** Bounded and possessive: whatever is sent, the search is linear. */
    private static final Pattern IN_HEADER =
            Pattern.compile("Credential=[^/,]{0,128}+/[^/,]{0,64}+/[^/,]{0,64}+/([a-z]{1,32})(?:[/, ]|$)");

    private static final Pattern IN_QUERY = Pattern.compile("X-Amz-Credential=[^/%&]{0,128}+(?:/|%2[Ff])"
            + "[^/%&]{0,64}+(?:/|%2[Ff])[^/%&]{0,64}+(?:/|%2[Ff])([a-z]{1,32})");

    private ScopeGuess() {}

    static @Nullable SigningService service(HttpRequest request) {
        int authorization = request.find(HeaderName.AUTHORIZATION);
        if (authorization >= 0) {
            return find(IN_HEADER, request.text(request.valueStart(authorization), request.valueEnd(authorization)));
        }
        return request.hasQuery() ? find(IN_QUERY, request.text(request.queryStart(), request.queryEnd())) : null;
    }

    private static @Nullable SigningService find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return null;
        }
        byte[] name = matcher.group(1).getBytes(ISO_8859_1);
        return SigningService.named(name, 0, name.length);
    }
}
