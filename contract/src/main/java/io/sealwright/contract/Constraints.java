// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.SecretBytes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a value keeps the limits of its shape. Lengths come before patterns: no pattern sees a text that is too long.
 */
final class Constraints {
    private Constraints() {}

    static boolean hold(Member member, @Nullable Object value) {
        return value == null ? !member.isRequired() : hold(member.shape(), value);
    }

    static boolean hold(Shape shape, Object value) {
        return switch (shape) {
            case Shape.Text text -> sizeHolds(text, value) && text.pattern().matches((String) value);
            case EnumShape _ -> value instanceof WireName;
            case Shape.BlobOf _, Shape.SecretBlob _ -> sizeHolds(shape, value);
            case StructureShape _, Shape.BooleanOf _, Shape.Timestamp _ -> true;
            case Shape.MapOf map -> sizeHolds(shape, value) && entriesHold(map, (Map<?, ?>) value);
            case Shape.ListOf list -> sizeHolds(shape, value) && elementsHold(list, (List<?>) value);
            case Shape.IntegerOf _, Shape.LongOf _ -> sizeHolds(shape, value);
            case Shape.SecretText secret ->
                sizeHolds(secret, value) && secret.pattern().matches(((SecretBytes) value).exposedBytes());
        };
    }

    static boolean elementsHold(Shape.ListOf list, List<?> elements) {
        for (Object element : elements) {
            if (element == null || !hold(list.element(), element)) {
                return false;
            }
        }
        return true;
    }

    static boolean keysHold(Shape.MapOf map, Map<?, ?> entries) {
        for (Object key : entries.keySet()) {
            if (!hold(map.key(), key)) {
                return false;
            }
        }
        return true;
    }

    static boolean valuesHold(Shape.MapOf map, Map<?, ?> entries) {
        for (Object value : entries.values()) {
            if (value == null || !hold(map.value(), value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean entriesHold(Shape.MapOf map, Map<?, ?> entries) {
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            Object value = entry.getValue();
            if (value == null || !hold(map.key(), entry.getKey()) || !hold(map.value(), value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sizeHolds(Shape shape, Object value) {
        long size = size(shape, value);
        return size >= min(shape) && size <= max(shape);
    }

    /** What {@code min} and {@code max} are about: a number's value, a text's code points, else how many. */
    static long size(Shape shape, Object value) {
        return switch (shape) {
            case Shape.Text _ -> ((String) value).codePointCount(0, ((String) value).length());
            case Shape.SecretText _ -> Utf8.codePoints(((SecretBytes) value).exposedBytes());
            case Shape.BlobOf _ -> ((Blob) value).length();
            case Shape.SecretBlob _ -> ((SecretBytes) value).length();
            case Shape.IntegerOf _, Shape.LongOf _ -> ((Number) value).longValue();
            case Shape.ListOf _ -> ((List<?>) value).size();
            case Shape.MapOf _ -> ((Map<?, ?>) value).size();
            case EnumShape _, StructureShape _, Shape.BooleanOf _, Shape.Timestamp _ -> 0;
        };
    }

    static long min(Shape shape) {
        return switch (shape) {
            case Shape.Text text -> text.min();
            case Shape.SecretText text -> text.min();
            case Shape.BlobOf blob -> blob.min();
            case Shape.SecretBlob blob -> blob.min();
            case Shape.IntegerOf number -> number.min();
            case Shape.LongOf number -> number.min();
            case Shape.ListOf list -> list.min();
            case Shape.MapOf map -> map.min();
            case EnumShape _, StructureShape _, Shape.BooleanOf _, Shape.Timestamp _ -> Long.MIN_VALUE;
        };
    }

    static long max(Shape shape) {
        return switch (shape) {
            case Shape.Text text -> text.max();
            case Shape.SecretText text -> text.max();
            case Shape.BlobOf blob -> blob.max();
            case Shape.SecretBlob blob -> blob.max();
            case Shape.IntegerOf number -> number.max();
            case Shape.LongOf number -> number.max();
            case Shape.ListOf list -> list.max();
            case Shape.MapOf map -> map.max();
            case EnumShape _, StructureShape _, Shape.BooleanOf _, Shape.Timestamp _ -> Long.MAX_VALUE;
        };
    }

    static TextPattern pattern(Shape shape) {
        return switch (shape) {
            case Shape.Text text -> text.pattern();
            case Shape.SecretText text -> text.pattern();
            default -> TextPattern.ANY; // only texts have patterns
        };
    }
}
