// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A request as its bytes were received: a view, one per connection, reused.
 *
 * <p>All offsets point into {@link #bytes()}; ends are exclusive. Only the names of headers were touched: they are in
 * lower case. The bytes are stable, for any one thread at a time, from the handler's call until its reply was handed
 * over; after that nobody may look. When a request is refused early, only what was read by then is here.
 */
public final class HttpRequest {
    private static final int STRIDE = 5;
    private static final int NAME_START = 0;
    private static final int NAME_END = 1;
    private static final int NAME_HASH = 2;
    private static final int VALUE_START = 3;
    private static final int VALUE_END = 4;
    private static final byte[] AMZ_PREFIX = "x-amz-".getBytes(ISO_8859_1);

    private final RepeatedText userAgents = new RepeatedText();
    private final RepeatedText callers = new RepeatedText();
    private final RepeatedText operations = new RepeatedText();
    private final String sourceAddress;
    private final String localAddress;
    private final int[] fields;

    private byte[] bytes = {};
    private HttpMethod method = HttpMethod.OTHER;
    private boolean keepAliveVersion;
    private int pathStart;
    private int pathEnd;
    private int queryStart;
    private int queryEnd;
    private int fieldCount;
    private long amzFields;
    private int bodyOffset;
    private int bodyLength;

    /** What clients send again and again on one connection. */
    public enum Repeated {
        USER_AGENT,
        CALLER,
        OPERATION
    }

    HttpRequest(String sourceAddress, String localAddress, int maxFields) {
        this.sourceAddress = sourceAddress;
        this.localAddress = localAddress;
        this.fields = new int[maxFields * STRIDE];
    }

    /** The array that holds everything. Read only. */
    public byte[] bytes() {
        return bytes;
    }

    public HttpMethod method() {
        return method;
    }

    public int pathStart() {
        return pathStart;
    }

    public int pathEnd() {
        return pathEnd;
    }

    /** Whether the path is exactly {@code expected}, byte for byte, nothing decoded. */
    public boolean pathIs(String expected) {
        return rangeIs(pathStart, pathEnd, expected);
    }

    /** Where the query begins, after its question mark; equal to {@link #queryEnd()} where there is none. */
    public int queryStart() {
        return queryStart;
    }

    public int queryEnd() {
        return queryEnd;
    }

    public boolean hasQuery() {
        return queryEnd > queryStart;
    }

    /** How many header fields there are, at most 64. */
    public int fieldCount() {
        return fieldCount;
    }

    public int nameStart(int field) {
        return fields[field * STRIDE + NAME_START];
    }

    public int nameEnd(int field) {
        return fields[field * STRIDE + NAME_END];
    }

    /** Without the blanks around it. */
    public int valueStart(int field) {
        return fields[field * STRIDE + VALUE_START];
    }

    public int valueEnd(int field) {
        return fields[field * STRIDE + VALUE_END];
    }

    /** The fields whose name begins with {@code x-amz-}, one bit for each. */
    public long amzFields() {
        return amzFields;
    }

    /** The first field of this name, or -1. */
    public int find(HeaderName name) {
        for (int field = 0; field < fieldCount; field++) {
            if (fields[field * STRIDE + NAME_HASH] == name.hash() && name.is(bytes, nameStart(field), nameEnd(field))) {
                return field;
            }
        }
        return -1;
    }

    /** As {@link #find(HeaderName)}, for a name that begins with {@code x-amz-}: those are few. */
    public int findAmz(HeaderName name) {
        for (long rest = amzFields; rest != 0; rest &= rest - 1) {
            int field = Long.numberOfTrailingZeros(rest);
            if (fields[field * STRIDE + NAME_HASH] == name.hash() && name.is(bytes, nameStart(field), nameEnd(field))) {
                return field;
            }
        }
        return -1;
    }

    /**
     * The first field from {@code first} on whose name is a range of {@code name}, or -1.
     *
     * @param hash of that range, by {@link HeaderName#hash}
     */
    public int find(byte[] name, int start, int end, int hash, int first) {
        for (int field = first; field < fieldCount; field++) {
            if (fields[field * STRIDE + NAME_HASH] == hash
                    && Arrays.equals(bytes, nameStart(field), nameEnd(field), name, start, end)) {
                return field;
            }
        }
        return -1;
    }

    public boolean has(HeaderName name) {
        return find(name) >= 0;
    }

    /** The value of the first field of this name as text; null without one. Allocates: not for the hot path. */
    public @Nullable String header(HeaderName name) {
        int field = find(name);
        return field < 0 ? null : text(valueStart(field), valueEnd(field));
    }

    /** A range of {@link #bytes()} as text, one character for each byte. */
    public String text(int start, int end) {
        return new String(bytes, start, end - start, ISO_8859_1);
    }

    /** As {@link #text}, without allocation where the last request of the connection had the same there. */
    public String text(Repeated what, int start, int end) {
        RepeatedText repeated = switch (what) {
            case USER_AGENT -> userAgents;
            case CALLER -> callers;
            case OPERATION -> operations;
        };
        return repeated.of(bytes, start, end);
    }

    /** Whether a range of {@link #bytes()} is exactly {@code expected}, which is ASCII. */
    public boolean rangeIs(int start, int end, String expected) {
        if (end - start != expected.length()) {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            if (bytes[start + i] != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Where the body begins in {@link #bytes()}: whole, and without its chunks' frames. */
    public int bodyOffset() {
        return bodyOffset;
    }

    public int bodyLength() {
        return bodyLength;
    }

    /** The peer's IP address, without port. */
    public String sourceAddress() {
        return sourceAddress;
    }

    /** The IP address that it reached us at, without port. */
    public String localAddress() {
        return localAddress;
    }

    void begin(byte[] received) {
        bytes = received;
        method = HttpMethod.OTHER;
        keepAliveVersion = false;
        pathStart = 0;
        pathEnd = 0;
        queryStart = 0;
        queryEnd = 0;
        fieldCount = 0;
        amzFields = 0;
        bodyOffset = 0;
        bodyLength = 0;
    }

    /** The same bytes in another, larger array, at the same offsets. */
    void moved(byte[] received) {
        bytes = received;
    }

    void target(HttpMethod read, int start, int question, int end, boolean keepAlive) {
        method = read;
        pathStart = start;
        pathEnd = question;
        queryStart = Math.min(question + 1, end);
        queryEnd = end;
        keepAliveVersion = keepAlive;
    }

    /** HTTP/1.1, which may send another request on this connection; HTTP/1.0 may not. */
    boolean keepAliveVersion() {
        return keepAliveVersion;
    }

    boolean roomForField() {
        return (fieldCount + 1) * STRIDE <= fields.length;
    }

    void field(int nameStart, int nameEnd, int hash, int valueStart, int valueEnd) {
        int at = fieldCount * STRIDE;
        fields[at + NAME_START] = nameStart;
        fields[at + NAME_END] = nameEnd;
        fields[at + NAME_HASH] = hash;
        fields[at + VALUE_START] = valueStart;
        fields[at + VALUE_END] = valueEnd;
        if (isAmz(bytes, nameStart, nameEnd)) {
            amzFields |= 1L << fieldCount;
        }
        fieldCount++;
    }

    static boolean isAmz(byte[] bytes, int start, int end) {
        int prefixEnd = start + AMZ_PREFIX.length;
        return prefixEnd <= end && Arrays.equals(bytes, start, prefixEnd, AMZ_PREFIX, 0, AMZ_PREFIX.length);
    }

    void body(int offset, int length) {
        bodyOffset = offset;
        bodyLength = length;
    }
}
