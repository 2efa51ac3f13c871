// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.ServiceException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one request body of the AWS JSON 1.1 protocol along its shape. Members that the model does not know are
 * skipped.
 */
final class JsonReader {
    private static final int MILLISECOND_DIGITS = 3;
    private static final int MAX_SECOND_DIGITS = 17;

    private final JsonScanner scanner;
    private final Decoding decoding;

    JsonReader(byte[] body, int offset, int length, Decoding decoding) {
        this.scanner = new JsonScanner(body, offset, length, decoding.serialization());
        this.decoding = decoding;
    }

    /** The whole body; one without a byte stands for an empty object, which is what curl sends. */
    @Nullable
    Object[] body(StructureShape shape) {
        if (scanner.isAtEnd()) {
            return new Object[shape.size()];
        }
        if (scanner.peek() != '{') {
            throw mismatch(shape);
        }
        var values = members(shape, null);
        scanner.requireEnd();
        return values;
    }

    private @Nullable Object[] members(StructureShape shape, @Nullable Path at) {
        var values = new @Nullable Object[shape.size()];
        long seen = 0;
        Set<String> unknown = null;
        scanner.enter('{');
        for (boolean first = true; scanner.hasNext('}', first); first = false) {
            scanner.string();
            int member = scanner.find(shape);
            if (member < 0) {
                unknown = unknown == null ? new HashSet<>() : unknown;
                skipUnknown(unknown);
                continue;
            }
            if ((seen >> member & 1) != 0) {
                throw scanner.twice();
            }
            seen |= 1L << member;
            scanner.take(':');
            Member known = shape.member(member);
            values[member] = value(known.shape(), known, at, 0);
        }
        return values;
    }

    private void skipUnknown(Set<String> unknown) {
        if (!unknown.add(scanner.text())) {
            throw scanner.twice();
        }
        scanner.take(':');
        scanner.skip();
    }

    private @Nullable Object value(Shape shape, Member member, @Nullable Path at, int index) {
        int next = scanner.peek();
        if (next == 'n') {
            scanner.takesNull();
            return null;
        }
        return switch (shape) {
            case Shape.Text _ -> string(shape).text();
            case EnumShape constants -> string(shape).find(constants);
            case Shape.BlobOf _ -> Blob.owning(base64(shape));
            case Shape.SecretBlob _ -> decoding.secret(base64(shape));
            case Shape.SecretText _ -> decoding.secret(string(shape).utf8());
            case StructureShape structure -> structure(structure, new Path(at, member.lowerCamel(), index));
            case Shape.ListOf list -> list(list, member, at);
            case Shape.MapOf map -> map(map, member, at);
            case Shape.BooleanOf _ -> bool(shape);
            case Shape.IntegerOf _ -> integer(shape);
            case Shape.LongOf _ -> number(shape).integer();
            case Shape.Timestamp _ -> moment(number(shape).number());
        };
    }

    private JsonScanner string(Shape shape) {
        if (scanner.peek() != '"') {
            throw mismatch(shape);
        }
        scanner.string();
        return scanner;
    }

    private JsonScanner number(Shape shape) {
        if (!scanner.isAtNumber()) {
            throw mismatch(shape);
        }
        return scanner;
    }

    private boolean bool(Shape shape) {
        if (scanner.peek() != 't' && scanner.peek() != 'f') {
            throw mismatch(shape);
        }
        return scanner.bool();
    }

    private int integer(Shape shape) {
        long value = number(shape).integer();
        if (value != (int) value) {
            throw scanner.refuse("NUMBER_VALUE cannot be converted to an integer");
        }
        return (int) value;
    }

    /** Rounded to the millisecond; a moment that 64 bits of milliseconds cannot hold is no moment. */
    private Instant moment(BigDecimal seconds) {
        long integerDigits = (long) seconds.precision() - seconds.scale();
        if (seconds.signum() == 0 || integerDigits < -MILLISECOND_DIGITS) {
            return Instant.EPOCH;
        }
        if (integerDigits > MAX_SECOND_DIGITS) {
            throw scanner.refuse("NUMBER_VALUE cannot be converted to a timestamp");
        }
        BigDecimal millis = seconds.movePointRight(MILLISECOND_DIGITS).setScale(0, RoundingMode.HALF_EVEN);
        try {
            return Instant.ofEpochMilli(millis.longValueExact());
        } catch (ArithmeticException _) {
            throw scanner.refuse("NUMBER_VALUE cannot be converted to a timestamp");
        }
    }

    private byte[] base64(Shape shape) {
        byte[] bytes = string(shape).base64();
        if (bytes == null) {
            throw scanner.refuse("A value of the request is not base64.");
        }
        return bytes;
    }

    private @Nullable Object structure(StructureShape shape, Path at) {
        if (scanner.peek() != '{') {
            throw mismatch(shape);
        }
        return decoding.finish(shape, members(shape, at), at);
    }

    private List<@Nullable Object> list(Shape.ListOf shape, Member member, @Nullable Path at) {
        if (scanner.peek() != '[') {
            throw mismatch(shape);
        }
        List<@Nullable Object> elements = new ArrayList<>();
        scanner.enter('[');
        for (boolean first = true; scanner.hasNext(']', first); first = false) {
            elements.add(value(shape.element(), member, at, elements.size() + 1));
        }
        return elements;
    }

    private Map<Object, @Nullable Object> map(Shape.MapOf shape, Member member, @Nullable Path at) {
        if (scanner.peek() != '{') {
            throw mismatch(shape);
        }
        ReadMap<Object, @Nullable Object> entries = new ReadMap<>();
        scanner.enter('{');
        for (boolean first = true; scanner.hasNext('}', first); first = false) {
            scanner.string();
            Object key = shape.key() instanceof EnumShape constants ? scanner.find(constants) : scanner.text();
            scanner.take(':');
            if (entries.containsKey(key)) {
                throw scanner.twice();
            }
            entries.add(key, value(shape.value(), member, at, 0));
        }
        return entries;
    }

    /** In the words of AWS's own decoder: a value of another type than the model's is never coerced. */
    private ServiceException mismatch(Shape wanted) {
        int next = scanner.peek();
        if (next == '{') {
            return scanner.refuse("Start of structure or map found where not expected.");
        }
        if (next == '[') {
            return scanner.refuse("Start of list found where not expected");
        }
        String found = next == '"' ? "STRING_VALUE" : next == 't' ? "TRUE_VALUE" : next == 'f' ? "FALSE_VALUE" : "";
        if (found.isEmpty() && !scanner.isAtNumber()) {
            return scanner.refuse("The request is not valid JSON.");
        }
        return scanner.refuse(
                "%s cannot be converted to %s".formatted(found.isEmpty() ? "NUMBER_VALUE" : found, word(wanted)));
    }

    private static String word(Shape wanted) {
        return switch (wanted) {
            case Shape.Text _, Shape.SecretText _, EnumShape _ -> "String";
            case Shape.BlobOf _, Shape.SecretBlob _ -> "Blob";
            case Shape.BooleanOf _ -> "Boolean";
            case Shape.IntegerOf _ -> "Integer";
            case Shape.LongOf _ -> "Long";
            case Shape.Timestamp _ -> "Timestamp";
            case Shape.ListOf _ -> "List";
            case Shape.MapOf _ -> "Map";
            case StructureShape _ -> "Structure";
        };
    }
}
