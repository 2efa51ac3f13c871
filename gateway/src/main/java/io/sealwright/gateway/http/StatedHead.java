// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Optional;

/**
 * The head of a request that somebody else received and tells of: read by the rules of our own listener, so that what
 * it would refuse, such as a header that must be one and comes twice, is refused here.
 */
public final class StatedHead {
    private static final String NO_ADDRESS = "";

    private StatedHead() {}

    /** A header as it was received. */
    public record Field(String name, String value) {}

    /**
     * The request without its body; empty where no request can have this head.
     *
     * @param method as received, in its case
     * @param target path and query, as received
     */
    public static Optional<HttpRequest> read(String method, String target, List<Field> fields) {
        StringBuilder head =
                new StringBuilder(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        for (Field field : fields) {
            head.append(field.name()).append(": ").append(field.value()).append("\r\n");
        }
        byte[] bytes = head.append("\r\n").toString().getBytes(ISO_8859_1);
        HttpRequest request = new HttpRequest(NO_ADDRESS, NO_ADDRESS, HttpLimits.DEFAULT.maxFields());
        HeadParser parser = new HeadParser(request, HttpLimits.DEFAULT);
        parser.begin(bytes, 0);
        try {
            boolean whole = parser.read(bytes.length) && parser.position() == bytes.length;
            boolean path = request.pathEnd() > request.pathStart() && bytes[request.pathStart()] == '/';
            request.body(bytes.length, 0);
            return whole && path && request.fieldCount() == fields.size() ? Optional.of(request) : Optional.empty();
        } catch (RequestRefused malformed) {
            return Optional.empty();
        }
    }
}
