// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import static io.sealwright.gateway.signature.Refusals.refusal;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.sealwright.gateway.http.HttpRequest;
import java.util.List;

/** Reads the query form: a presigned request, whose credentials are parameters of its query. */
final class QueryCredentials {
    private static final List<String> REQUIRED =
            List.of("X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date");
    private static final int MAX_EXPIRES = 604_800;
    private static final String RE_EXAMINE = "Re-examine the query-string parameters.";

    private QueryCredentials() {}

    /** Whether the query claims to be signed. */
    static boolean areIn(QueryString query) {
        return query.has("X-Amz-Algorithm") || query.has("X-Amz-Credential") || query.has("X-Amz-Signature");
    }

    static StatedSignature read(HttpRequest request, QueryString query) {
        requireOnce(request, query);
        String algorithm = query.values("X-Amz-Algorithm").getFirst();
        if (!algorithm.equals(AuthorizationHeader.ALGORITHM)) {
            throw incomplete(request, "Unsupported AWS 'algorithm': '" + Refusals.echo(algorithm) + "'");
        }
        String credential = query.values("X-Amz-Credential").getFirst();
        String signedHeaders = query.values("X-Amz-SignedHeaders").getFirst();
        String signature = query.values("X-Amz-Signature").getFirst();
        String date = query.values("X-Amz-Date").getFirst();
        StatedSignature stated =
                new StatedSignature((credential + signedHeaders + signature + date).getBytes(ISO_8859_1));
        stated.credentialEnd = credential.length();
        stated.signedHeadersStart = stated.credentialEnd;
        stated.signedHeadersEnd = stated.signedHeadersStart + signedHeaders.length();
        stated.signatureStart = stated.signedHeadersEnd;
        stated.signatureEnd = stated.signatureStart + signature.length();
        stated.dateStart = stated.signatureEnd;
        stated.dateEnd = stated.dateStart + date.length();
        stated.expires = expires(request, query);
        return stated;
    }

    private static void requireOnce(HttpRequest request, QueryString query) {
        StringBuilder text = new StringBuilder();
        for (String name : REQUIRED) {
            if (query.values(name).size() != 1 || query.values(name).getFirst().isEmpty()) {
                text.append("AWS query-string parameters must include '")
                        .append(name)
                        .append("'. ");
            }
        }
        if (!text.isEmpty()) {
            throw incomplete(request, text + RE_EXAMINE);
        }
    }

    /** As the query says, or the longest a presigned request of ours may live where it says nothing. */
    private static int expires(HttpRequest request, QueryString query) {
        List<String> values = query.values("X-Amz-Expires");
        if (values.isEmpty()) {
            return MAX_EXPIRES;
        }
        String value = values.getFirst();
        boolean number =
                values.size() == 1 && value.length() <= 6 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        int seconds = number && !value.isEmpty() ? Integer.parseInt(value) : 0;
        if (seconds < 1 || seconds > MAX_EXPIRES) {
            throw incomplete(request, "'X-Amz-Expires' must be a number of seconds from 1 to 604800. " + RE_EXAMINE);
        }
        return seconds;
    }

    private static RuntimeException incomplete(HttpRequest request, String text) {
        return refusal(request, SignatureError.INCOMPLETE_SIGNATURE, text);
    }
}
