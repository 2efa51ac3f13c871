// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import io.sealwright.vocabulary.ErrorCode;
import io.sealwright.vocabulary.ServiceException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tokens of one JSON text (RFC 8259) from bytes, strictly: well-formed UTF-8, no name twice in an object, at
 * most {@value #MAX_DEPTH} containers inside each other. Not our library's parser, because secrets must go from the
 * body to their holder without a {@code String} or a pooled buffer in between. Confined to one thread.
 */
final class JsonScanner {
    static final int MAX_DEPTH = 32;

    /** No number that means something is longer; {@code BigDecimal} takes quadratic time in its length. */
    private static final int MAX_NUMBER_LENGTH = 400;

    private final byte[] in;
    private final int end;
    private final ErrorCode serialization;
    private int at;
    private int depth;

    /** The string scanned last, without its quotes, and whether its bytes are its characters. */
    private int from;

    private int to;
    private boolean plain;

    JsonScanner(byte[] in, int offset, int length, ErrorCode serialization) {
        this.in = in;
        this.at = offset;
        this.end = offset + length;
        this.serialization = serialization;
    }

    ServiceException refuse(String text) {
        return serialization.saying(text);
    }

    private ServiceException broken() {
        return refuse("The request is not valid JSON.");
    }

    /** The first byte of the next token, which stays where it is. */
    int peek() {
        while (at < end) {
            int next = in[at];
            if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                return next;
            }
            at++;
        }
        throw broken();
    }

    /** Whether nothing but white space is left. */
    boolean isAtEnd() {
        while (at < end) {
            int next = in[at];
            if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                return false;
            }
            at++;
        }
        return true;
    }

    void requireEnd() {
        if (!isAtEnd()) {
            throw broken();
        }
    }

    /** Takes {@code expected} if it is next. */
    boolean takes(char expected) {
        if (peek() != expected) {
            return false;
        }
        at++;
        return true;
    }

    void take(char expected) {
        if (!takes(expected)) {
            throw broken();
        }
    }

    /** Enters a container: {@code open} is next. */
    void enter(char open) {
        take(open);
        if (++depth > MAX_DEPTH) {
            throw refuse("The request is nested too deeply.");
        }
    }

    /** Whether the container goes on: a comma, or its first element. At its end {@code close} is taken. */
    boolean hasNext(char close, boolean first) {
        if (takes(close)) {
            depth--;
            return false;
        }
        if (!first) {
            take(',');
        }
        return true;
    }

    /** Takes the null that may stand for any value. */
    boolean takesNull() {
        if (peek() != 'n') {
            return false;
        }
        literal("null");
        return true;
    }

    boolean bool() {
        boolean value = in[at] == 't';
        literal(value ? "true" : "false");
        return value;
    }

    private void literal(String word) {
        if (end - at < word.length()) {
            throw broken();
        }
        for (int i = 0; i < word.length(); i++) {
            if (in[at + i] != word.charAt(i)) {
                throw broken();
            }
        }
        at += word.length();
    }

    /** Takes a string; {@link #text}, {@link #utf8}, {@link #find} tell what it holds until the next one. */
    void string() {
        take('"');
        from = at;
        plain = true;
        skipOrdinaryWords();
        while (true) {
            if (at == end) {
                throw broken();
            }
            int next = in[at++];
            if (next == '"') {
                to = at - 1;
                return;
            }
            if (next == '\\') {
                plain = false;
                skipEscaped();
            } else if (next < 0) {
                plain = false;
            } else if (next < ' ') {
                throw broken();
            }
        }
    }

    private void skipEscaped() {
        if (at == end) {
            throw broken();
        }
        at++;
    }

    /** Eight bytes at a time, as long as none of them is a quote, a backslash, a control or not ASCII. */
    private void skipOrdinaryWords() {
        while (at + Long.BYTES <= end && Words.areOrdinary(in, at)) {
            at += Long.BYTES;
        }
    }

    /** The member that the last string names, or -1. */
    int find(StructureShape shape) {
        if (plain) {
            return shape.find(in, from, to);
        }
        byte[] name = text().getBytes(StandardCharsets.UTF_8);
        return shape.find(name, 0, name.length);
    }

    /** The constant that the last string names, or the string itself where there is none. */
    Object find(EnumShape shape) {
        WireName constant = plain ? shape.find(in, from, to) : shape.find(text());
        return constant != null ? constant : text();
    }

    /** The last string. A surrogate that was escaped alone stays: it is for others to refuse. */
    String text() {
        if (plain) {
            return new String(in, from, to - from, StandardCharsets.ISO_8859_1);
        }
        var text = new StringBuilder(to - from);
        for (int i = from; i < to; ) {
            if (in[i] == '\\') {
                text.append(escaped(i));
                i += escapeLength(i);
            } else if (in[i] >= 0) {
                text.append((char) in[i++]);
            } else {
                int length = sequenceLength(i);
                text.appendCodePoint(Utf8.codePoint(in, i, length));
                i += length;
            }
        }
        return text.toString();
    }

    /** The last string as UTF-8, in an array of exactly its size which belongs to the caller. */
    byte[] utf8() {
        if (plain) {
            return Arrays.copyOfRange(in, from, to);
        }
        byte[] bytes = new byte[to - from];
        try {
            return Arrays.copyOf(bytes, unescape(bytes));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** The bytes that the last string stands for in base64, or null. */
    byte @Nullable [] base64() {
        if (plain) {
            return Base64Text.decode(in, from, to);
        }
        byte[] unescaped = utf8(); // some encoders write \/ for a slash
        try {
            return Base64Text.decode(unescaped, 0, unescaped.length);
        } finally {
            Arrays.fill(unescaped, (byte) 0);
        }
    }

    private int unescape(byte[] out) {
        int length = 0;
        for (int i = from; i < to; ) {
            if (in[i] == '\\') {
                int character = codePoint(i);
                i += character > Character.MAX_VALUE ? 2 * escapeLength(i) : escapeLength(i);
                length = Utf8.put(character, out, length);
            } else {
                int sequence = in[i] >= 0 ? 1 : sequenceLength(i);
                System.arraycopy(in, i, out, length, sequence);
                length += sequence;
                i += sequence;
            }
        }
        return length;
    }

    /** The character escaped here, of two escapes if it needs them. Half a character is none, and cannot be UTF-8. */
    private int codePoint(int index) {
        char first = escaped(index);
        if (!Character.isSurrogate(first)) {
            return first;
        }
        int next = index + escapeLength(index);
        if (next < to && in[next] == '\\') {
            char second = escaped(next);
            if (Character.isSurrogatePair(first, second)) {
                return Character.toCodePoint(first, second);
            }
        }
        throw broken();
    }

    private int escapeLength(int index) {
        return in[index + 1] == 'u' ? 6 : 2;
    }

    private char escaped(int index) {
        return switch (in[index + 1]) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode(index + 2);
            default -> throw broken(); // any other byte, which no closed set holds
        };
    }

    private char unicode(int index) {
        if (index + 4 > to) {
            throw broken();
        }
        int value = 0;
        for (int i = index; i < index + 4; i++) {
            int digit = in[i] < 0 ? -1 : Character.digit(in[i], 16);
            if (digit < 0) {
                throw broken();
            }
            value = (value << 4) | digit;
        }
        return (char) value;
    }

    private int sequenceLength(int index) {
        int length = Utf8.sequenceLength(in, index, to);
        if (length == 0) {
            throw broken();
        }
        return length;
    }

    /** Whether the next value is a number. */
    boolean isAtNumber() {
        int next = peek();
        return next == '-' || (next >= '0' && next <= '9');
    }

    /** Takes a number that is an integer, however it is written: {@code 10}, {@code 10.0}, {@code 1e1}. */
    long integer() {
        int start = at;
        long value = 0;
        int i = in[at] == '-' ? at + 1 : at;
        int first = i;
        while (i < end && i - first < 18 && in[i] >= '0' && in[i] <= '9') {
            value = value * 10 + (in[i++] - '0');
        }
        boolean zeroLed = i - first > 1 && in[first] == '0';
        if (i > first && !zeroLed && (i == end || !goesOn(in[i]))) {
            at = i;
            return in[start] == '-' ? -value : value;
        }
        try {
            return number().longValueExact();
        } catch (ArithmeticException _) {
            throw refuse("NUMBER_VALUE cannot be converted to an integer");
        }
    }

    private static boolean goesOn(byte next) {
        return (next >= '0' && next <= '9') || next == '.' || next == 'e' || next == 'E';
    }

    /** Takes any number. */
    BigDecimal number() {
        int start = at;
        if (in[at] == '-') {
            at++;
        }
        boolean zero = at < end && in[at] == '0';
        if (digits() > 1 && zero) {
            throw broken();
        }
        if (at < end && in[at] == '.') {
            at++;
            digits();
        }
        if (at < end && (in[at] == 'e' || in[at] == 'E')) {
            at++;
            if (at < end && (in[at] == '+' || in[at] == '-')) {
                at++;
            }
            digits();
        }
        return decimal(start);
    }

    private int digits() {
        int start = at;
        while (at < end && in[at] >= '0' && in[at] <= '9') {
            at++;
        }
        if (at == start) {
            throw broken();
        }
        return at - start;
    }

    private BigDecimal decimal(int start) {
        if (at - start > MAX_NUMBER_LENGTH) {
            throw refuse("A number of the request is too long.");
        }
        try {
            return new BigDecimal(new String(in, start, at - start, StandardCharsets.ISO_8859_1));
        } catch (NumberFormatException _) { // an exponent beyond 32 bits
            throw refuse("A number of the request is too large.");
        }
    }

    /** Takes a value of any type, checking it as strictly as one that is used. */
    void skip() {
        switch (peek()) {
            case '{' -> skipObject();
            case '[' -> skipArray();
            case '"' -> checkedString();
            case 't', 'f' -> bool();
            case 'n' -> takesNull();
            default -> skipNumber(); // a number, or no JSON at all
        }
    }

    private void skipNumber() {
        if (!isAtNumber()) {
            throw broken();
        }
        number();
    }

    private void checkedString() {
        string();
        if (!plain) {
            text();
        }
    }

    private void skipArray() {
        enter('[');
        for (boolean first = true; hasNext(']', first); first = false) {
            skip();
        }
    }

    private void skipObject() {
        enter('{');
        Set<String> names = new HashSet<>();
        for (boolean first = true; hasNext('}', first); first = false) {
            if (!names.add(name())) {
                throw twice();
            }
            skip();
        }
    }

    /** Takes a name and its colon. */
    String name() {
        string();
        String name = text();
        take(':');
        return name;
    }

    ServiceException twice() {
        return refuse("A member of the request stands twice.");
    }
}
