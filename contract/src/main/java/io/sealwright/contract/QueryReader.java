// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.SecretBytes;
import io.sealwright.vocabulary.ServiceException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one request of the AWS Query protocol along its shape: {@code Tags.member.1.Key}, {@code Context.entry.1.key}.
 * Parameters that the model does not know are left aside.
 */
final class QueryReader {
    /** The longest ISO-8601 moment with nine digits of fraction and an offset. */
    private static final int MAX_MOMENT_LENGTH = 40;

    private static final int MAX_NUMBER_LENGTH = 40;

    private final QueryParameters parameters;
    private final Decoding decoding;

    QueryReader(QueryParameters parameters, Decoding decoding) {
        this.parameters = parameters;
        this.decoding = decoding;
    }

    @Nullable
    Object[] body(StructureShape shape) {
        if (!parameters.isWellFormed()) {
            throw refuse("The request is not a well-formed form, or names a parameter twice.");
        }
        return members(shape, "", null);
    }

    private ServiceException refuse(String text) {
        return decoding.serialization().saying(text);
    }

    private @Nullable Object[] members(StructureShape shape, String prefix, @Nullable Path at) {
        var values = new @Nullable Object[shape.size()];
        for (int i = 0; i < values.length; i++) {
            Member member = shape.member(i);
            values[i] = value(member.shape(), prefix + member.name(), member, at, 0);
        }
        return values;
    }

    private @Nullable Object value(Shape shape, String name, Member member, @Nullable Path at, int index) {
        return switch (shape) {
            case StructureShape structure -> structure(structure, name, new Path(at, member.lowerCamel(), index));
            case Shape.ListOf list -> list(list, name, member, at);
            case Shape.MapOf map -> map(map, name, member, at);
            case Shape.SecretText _ -> secret(name, false);
            case Shape.SecretBlob _ -> secret(name, true);
            case Shape.BlobOf _ -> blob(name);
            case EnumShape constants -> constant(constants, text(name));
            case Shape.Text _ -> text(name);
            case Shape.BooleanOf _ -> bool(name, text(name));
            case Shape.IntegerOf _ -> integer(name, text(name));
            case Shape.LongOf _ -> number(name, text(name));
            case Shape.Timestamp _ -> moment(name, text(name));
        };
    }

    private @Nullable String text(String name) {
        if (!parameters.has(name)) {
            return null;
        }
        String text = parameters.text(name);
        if (text == null) {
            throw refuse("The value of %s is not well-formed.".formatted(name));
        }
        return text;
    }

    private byte @Nullable [] utf8(String name) {
        if (!parameters.has(name)) {
            return null;
        }
        byte[] utf8 = parameters.utf8(name);
        if (utf8 == null) {
            throw refuse("The value of %s is not well-formed.".formatted(name));
        }
        return utf8;
    }

    private @Nullable SecretBytes secret(String name, boolean base64) {
        byte[] utf8 = utf8(name);
        if (utf8 == null) {
            return null;
        }
        return decoding.secret(base64 ? decoded(name, utf8) : utf8);
    }

    private @Nullable Blob blob(String name) {
        byte[] utf8 = utf8(name);
        return utf8 == null ? null : Blob.owning(decoded(name, utf8));
    }

    private byte[] decoded(String name, byte[] text) {
        byte[] bytes = Base64Text.decode(text, 0, text.length);
        Arrays.fill(text, (byte) 0);
        if (bytes == null) {
            throw refuse("The value of %s is not base64.".formatted(name));
        }
        return bytes;
    }

    private static @Nullable Object constant(EnumShape shape, @Nullable String text) {
        if (text == null) {
            return null;
        }
        WireName constant = shape.find(text);
        return constant != null ? constant : text;
    }

    private @Nullable Object bool(String name, @Nullable String text) {
        return switch (text) {
            case null -> null;
            case "true" -> true;
            case "false" -> false;
            default -> throw refuse("The value of %s must be true or false.".formatted(name)); // any other text
        };
    }

    private @Nullable Integer integer(String name, @Nullable String text) {
        Long value = number(name, text);
        if (value != null && value != value.intValue()) {
            throw refuse("The value of %s is not a 32-bit integer.".formatted(name));
        }
        return value == null ? null : value.intValue();
    }

    private @Nullable Long number(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return text.length() <= MAX_NUMBER_LENGTH ? new BigDecimal(text).longValueExact() : notANumber(name);
        } catch (ArithmeticException | NumberFormatException _) {
            return notANumber(name);
        }
    }

    private Long notANumber(String name) {
        throw refuse("The value of %s is not an integer.".formatted(name));
    }

    /** ISO-8601 with an offset, kept to the millisecond. */
    private @Nullable Instant moment(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            if (text.length() <= MAX_MOMENT_LENGTH) {
                Instant moment = OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                        .toInstant();
                return Instant.ofEpochMilli(moment.toEpochMilli());
            }
        } catch (DateTimeException | ArithmeticException _) {
            // said below, as for a text that is too long
        }
        throw refuse("The value of %s is not an ISO-8601 moment.".formatted(name));
    }

    /** Present when one of its members is, or when it is named itself, as an empty one is. */
    private @Nullable Object structure(StructureShape shape, String name, Path at) {
        if (!parameters.has(name) && parameters.firstBelow(name) == null) {
            return null;
        }
        return decoding.finish(shape, members(shape, name + '.', at), at);
    }

    /** {@code Tags=} is an empty list; no parameter at all is no list. */
    private @Nullable List<@Nullable Object> list(Shape.ListOf shape, String name, Member member, @Nullable Path at) {
        int size = size(name, "member");
        if (size < 0) {
            return null;
        }
        List<@Nullable Object> elements = new ArrayList<>();
        for (int i = 1; i <= size; i++) {
            elements.add(value(shape.element(), name + ".member." + i, member, at, i));
        }
        return elements;
    }

    private @Nullable Map<Object, @Nullable Object> map(
            Shape.MapOf shape, String name, Member member, @Nullable Path at) {
        int size = size(name, "entry");
        if (size < 0) {
            return null;
        }
        Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
        for (int i = 1; i <= size; i++) {
            String entry = name + ".entry." + i;
            Object key = value(shape.key(), entry + ".key", member, at, 0);
            if (key == null || entries.containsKey(key)) {
                throw refuse("%s has no key, or one that stands twice.".formatted(entry));
            }
            entries.put(key, value(shape.value(), entry + ".value", member, at, 0));
        }
        return entries;
    }

    /** How many elements there are, -1 for no list; numbers go from 1 without a gap, however they are ordered. */
    private int size(String name, String separator) {
        String prefix = name + '.' + separator;
        Set<String> numbers = new HashSet<>();
        for (String each : parameters.below(prefix)) {
            int start = prefix.length() + 1;
            int dot = each.indexOf('.', start);
            numbers.add(each.substring(start, dot < 0 ? each.length() : dot));
        }
        for (int i = 1; i <= numbers.size(); i++) {
            if (!numbers.contains(Integer.toString(i))) {
                throw refuse("%s is not numbered from 1 without a gap.".formatted(prefix));
            }
        }
        return numbers.isEmpty() && !parameters.has(name) ? -1 : numbers.size();
    }
}
