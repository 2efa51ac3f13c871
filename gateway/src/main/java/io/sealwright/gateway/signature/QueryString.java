// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The parameters of a query, decoded: where SigV4 needs a canonical query, and where it carries the credentials. Off
 * the hot path, so in strings, one character for each byte.
 */
final class QueryString {

    /** One parameter, decoded. */
    record Parameter(String name, String value) {}

    private static final Comparator<Parameter> CANONICAL_ORDER = Comparator.comparing(
                    (Parameter parameter) -> encode(parameter.name()))
            .thenComparing(parameter -> encode(parameter.value()));
    private static final String HEX = "0123456789ABCDEF";

    private final List<Parameter> parameters;

    private QueryString(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    /** Parses what follows the question mark; its escapes are {@linkplain #escapesHold well-formed}. */
    static QueryString parse(String query) {
        List<Parameter> parameters = new ArrayList<>();
        int start = 0;
        while (start < query.length()) {
            int end = query.indexOf('&', start);
            end = end < 0 ? query.length() : end;
            if (end > start) {
                parameters.add(parameter(query.substring(start, end)));
            }
            start = end + 1;
        }
        return new QueryString(List.copyOf(parameters));
    }

    private static Parameter parameter(String text) {
        int equalSign = text.indexOf('=');
        return equalSign < 0
                ? new Parameter(decode(text), "")
                : new Parameter(decode(text.substring(0, equalSign)), decode(text.substring(equalSign + 1)));
    }

    /** Whether every percent sign of a range begins an escape. */
    static boolean escapesHold(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            if (bytes[i] != '%') {
                continue;
            }
            if (i + 2 >= end || Character.digit(bytes[i + 1], 16) < 0 || Character.digit(bytes[i + 2], 16) < 0) {
                return false;
            }
            i += 2;
        }
        return true;
    }

    /** The values of all parameters of this name, in their order. */
    List<String> values(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .toList();
    }

    boolean has(String name) {
        return parameters.stream().anyMatch(parameter -> parameter.name().equals(name));
    }

    /** Sorted and encoded as the canonical request has it, without {@code X-Amz-Signature}. */
    String canonical() {
        StringBuilder text = new StringBuilder();
        parameters.stream()
                .filter(parameter -> !parameter.name().equals("X-Amz-Signature"))
                .sorted(CANONICAL_ORDER)
                .forEach(parameter -> text.append(text.isEmpty() ? "" : "&")
                        .append(encode(parameter.name()))
                        .append('=')
                        .append(encode(parameter.value())));
        return text.toString();
    }

    /** A plus is a blank here as it is where the operation's parameters are read: one query, one meaning. */
    private static String decode(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes.write(Integer.parseInt(text, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.write(c == '+' ? ' ' : c);
            }
        }
        return bytes.toString(ISO_8859_1);
    }

    /** AWS's UriEncode: everything but letters, digits, hyphen, full stop, underscore and tilde. */
    static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letterOrDigit = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (letterOrDigit || c == '-' || c == '.' || c == '_' || c == '~') {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return encoded.toString();
    }
}
