// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import io.sealwright.gateway.http.HeaderName;
import io.sealwright.gateway.http.HttpRequest;

/** The access key id that a request claims, believed by nobody: for counting those whose signature did not hold. */
public final class ClaimedKey {
    private static final String CREDENTIAL = "Credential=";
    private static final int MAX_LENGTH = 128;

    private ClaimedKey() {}

    /** What stands between {@code Credential=} and the first slash, cut; empty where there is no such thing. */
    public static String of(HttpRequest request) {
        int field = request.find(HeaderName.AUTHORIZATION);
        String text = field >= 0
                ? request.text(request.valueStart(field), request.valueEnd(field))
                : request.text(request.queryStart(), request.queryEnd());
        int at = text.indexOf(CREDENTIAL);
        if (at < 0) {
            return "";
        }
        int start = at + CREDENTIAL.length();
        int end = Math.min(text.length(), start + MAX_LENGTH);
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '/' || c == '%' || c == '&' || c == ',') {
                return text.substring(start, i);
            }
        }
        return text.substring(start, end);
    }
}
