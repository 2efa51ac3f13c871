// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of an AWS Query request: an {@code application/x-www-form-urlencoded} body, or the query of a URL.
 *
 * <p>Names are decoded, values stay bytes of the request until someone asks for them, so that a secret can be taken
 * without a {@code String}. The bytes must not change as long as this is used.
 */
public final class QueryParameters {
    /** Each costs us some forty times the two bytes that it costs a caller; no operation needs so many. */
    private static final int MAX_PARAMETERS = 10_000;

    private final byte[] form;
    private final NavigableMap<String, Slice> byName = new TreeMap<>();
    private boolean wellFormed = true;

    private record Slice(int from, int to) {}

    private QueryParameters(byte[] form, int offset, int length) {
        this.form = form;
        int end = offset + length;
        for (int at = offset; at < end && wellFormed; ) {
            int next = indexOf('&', at, end);
            add(at, next);
            at = next + 1;
        }
    }

    /**
     * Reads a form, up to what is wrong with it: that is asked later, since Action and Version, which say who answers
     * and how, stand first in what every client sends.
     */
    public static QueryParameters parse(byte[] form, int offset, int length) {
        return new QueryParameters(form, offset, length);
    }

    private void add(int from, int to) {
        if (from == to) {
            return;
        }
        int equals = indexOf('=', from, to);
        String name = text(new Slice(from, equals));
        if (name == null
                || byName.size() == MAX_PARAMETERS
                || byName.putIfAbsent(name, new Slice(Math.min(equals + 1, to), to)) != null) {
            wellFormed = false;
        }
    }

    private int indexOf(char wanted, int from, int to) {
        int at = from;
        while (at < to && form[at] != wanted) {
            at++;
        }
        return at;
    }

    /** Whether every name is well-formed and stands once; the value is judged where it is read. */
    public boolean isWellFormed() {
        return wellFormed;
    }

    /** The value of a parameter; empty where it is absent, twice there, or not UTF-8. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(text(name));
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    /** The first parameter whose name is that of a child: begins with {@code prefix} and a dot. */
    @Nullable
    String firstBelow(String prefix) {
        String first = byName.ceilingKey(prefix + '.');
        return first != null && first.startsWith(prefix + '.') ? first : null;
    }

    /** How many parameters have names that begin with {@code prefix} and a dot. */
    Iterable<String> below(String prefix) {
        return byName.subMap(prefix + '.', true, prefix + '/', false).keySet();
    }

    @Nullable
    String text(String name) {
        Slice slice = byName.get(name);
        return slice == null ? null : text(slice);
    }

    private @Nullable String text(Slice slice) {
        byte[] decoded = decode(slice);
        return decoded == null ? null : new String(decoded, StandardCharsets.UTF_8);
    }

    /** The value as UTF-8 in an array that belongs to the caller, or null where it is none. */
    byte @Nullable [] utf8(String name) {
        Slice slice = byName.get(name);
        return slice == null ? null : decode(slice);
    }

    private byte @Nullable [] decode(Slice slice) {
        byte[] decoded = new byte[slice.to - slice.from];
        int length = 0;
        for (int i = slice.from; i < slice.to; i++) {
            int next = form[i];
            if (next == '+') {
                next = ' ';
            } else if (next == '%') {
                next = i + 2 < slice.to ? hex(form[i + 1]) << 4 | hex(form[i + 2]) : -1;
                if (next < 0) {
                    Arrays.fill(decoded, (byte) 0);
                    return null;
                }
                i += 2;
            }
            decoded[length++] = (byte) next;
        }
        if (!Utf8.isWellFormed(decoded, 0, length)) {
            return null;
        }
        if (length == decoded.length) {
            return decoded;
        }
        byte[] exact = Arrays.copyOf(decoded, length);
        Arrays.fill(decoded, (byte) 0);
        return exact;
    }

    private static int hex(byte digit) {
        return digit < 0 ? -1 : Character.digit(digit, 16);
    }

    /** Names only: values may be secret. */
    @Override
    public String toString() {
        return "QueryParameters" + byName.keySet();
    }
}
