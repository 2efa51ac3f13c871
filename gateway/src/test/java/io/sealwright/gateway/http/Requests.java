// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Views of requests for tests that need no connection. */
public final class Requests {
    private Requests() {}

    /** The view of a whole request, whose body is everything after its head. */
    public static HttpRequest parse(String bytes) {
        return parse(bytes.getBytes(ISO_8859_1));
    }

    /** As {@link #parse(String)}. The array is taken over. */
    public static HttpRequest parse(byte[] bytes) {
        HttpRequest request = new HttpRequest("127.0.0.1", "127.0.0.1", HttpLimits.DEFAULT.maxFields());
        HeadParser parser = new HeadParser(request, HttpLimits.DEFAULT);
        parser.begin(bytes, 0);
        try {
            if (!parser.read(bytes.length)) {
                throw new IllegalArgumentException("the head is not complete");
            }
        } catch (RequestRefused refused) {
            throw new IllegalArgumentException(refused);
        }
        request.body(parser.position(), bytes.length - parser.position());
        return request;
    }
}
