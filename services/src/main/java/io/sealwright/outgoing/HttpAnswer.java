// SPDX-License-Identifier: Apache-2.0
package io.sealwright.outgoing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads one HTTP/1.1 answer (RFC 9112) that ends its connection, within bounds. */
final class HttpAnswer {
    private static final int MAX_HEAD = 16 * 1_024;
    private static final int MAX_FIELDS = 100;

    private final InputStream in;
    private final int maxBytes;
    private int headBytes;

    private HttpAnswer(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** The body, if the status is 200; every other answer is a failure, a redirect too. */
    static byte[] body(InputStream in, int maxBytes) throws IOException {
        return new HttpAnswer(new BufferedInputStream(in), maxBytes).body();
    }

    private byte[] body() throws IOException {
        String status = line();
        if (!status.startsWith("HTTP/1.1 200") && !status.startsWith("HTTP/1.0 200")) {
            throw new IOException("answered otherwise than 200: " + status);
        }
        Map<String, String> fields = fields();
        String coding = fields.getOrDefault("transfer-encoding", "");
        if (coding.equalsIgnoreCase("chunked")) {
            return chunked();
        }
        String length = fields.get("content-length");
        if (!coding.isEmpty() || fields.containsKey("content-encoding")) {
            throw new IOException("answered in a coding that was not asked for");
        }
        return length == null ? untilEnd() : exactly(number(length, 10));
    }

    private Map<String, String> fields() throws IOException {
        Map<String, String> fields = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon <= 0 || fields.size() == MAX_FIELDS) {
                throw new IOException("a head that is not one");
            }
            fields.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return fields;
    }

    private byte[] chunked() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = line();
            int semicolon = size.indexOf(';');
            int length = number(
                    semicolon < 0 ? size.strip() : size.substring(0, semicolon).strip(), 16);
            if (length == 0) {
                return body.toByteArray();
            }
            if (body.size() + length > maxBytes) {
                throw tooLong();
            }
            body.writeBytes(exactly(length));
            if (!line().isEmpty()) {
                throw new IOException("a chunk that does not end");
            }
        }
    }

    private byte[] exactly(int length) throws IOException {
        if (length > maxBytes) {
            throw tooLong();
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new IOException("the answer broke off");
        }
        return body;
    }

    private byte[] untilEnd() throws IOException {
        byte[] body = in.readNBytes(maxBytes + 1);
        if (body.length > maxBytes) {
            throw tooLong();
        }
        return body;
    }

    private static int number(String digits, int radix) throws IOException {
        try {
            if (digits.isEmpty() || digits.length() > 7 || !Character.isLetterOrDigit(digits.charAt(0))) {
                throw new IOException("a length that is not one");
            }
            return Integer.parseInt(digits, radix);
        } catch (NumberFormatException _) {
            throw new IOException("a length that is not one");
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || ++headBytes > MAX_HEAD + maxBytes) {
                throw new IOException("a head without an end");
            }
            line.write(next);
        }
        String text = line.toString(US_ASCII);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private static IOException tooLong() {
        return new IOException("the answer is too long");
    }
}
