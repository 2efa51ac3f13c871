// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import io.sealwright.vocabulary.Blob;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes what CloudTrail shows of an input or an output: names with their first letter lowered, dates as its samples
 * have them, and neither sensitive members nor those that the overlay of the model marks.
 */
final class AuditWriter {
    /** {@code Aug 10, 2022, 10:38:27 PM}. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("MMM d, uuuu, h:mm:ss a", Locale.ROOT).withZone(ZoneOffset.UTC);

    private AuditWriter() {}

    /** The object, or {@code null} when nothing of it may or can be shown. */
    static void writeOrNull(Structure structure, ByteWriter to) {
        int before = to.length();
        if (!write(structure, to)) {
            to.truncate(before);
            to.ascii("null");
        }
    }

    /** Whether there was a member to show. */
    private static boolean write(Structure structure, ByteWriter to) {
        StructureShape shape = structure.shape();
        boolean first = true;
        to.ascii('{');
        for (int i = 0; i < shape.size(); i++) {
            Member member = shape.member(i);
            Object value = member.isLogged() ? structure.get(i) : null;
            if (value == null) {
                continue;
            }
            if (!first) {
                to.ascii(',');
            }
            first = false;
            to.raw(member.auditKey());
            write(member.shape(), value, to);
        }
        to.ascii('}');
        return !first;
    }

    private static void write(Shape shape, Object value, ByteWriter to) {
        switch (shape) {
            case Shape.Text _ -> to.jsonString((String) value);
            case EnumShape constants -> to.raw(constants.json((WireName) value));
            case StructureShape _ -> write((Structure) value, to);
            case Shape.Timestamp _ -> to.jsonString(DATE.format((Instant) value));
            case Shape.BooleanOf _, Shape.IntegerOf _, Shape.LongOf _ -> to.ascii(value.toString());
            case Shape.BlobOf _ ->
                to.ascii('"').base64(((Blob) value).sharedBytes()).ascii('"');
            case Shape.ListOf list -> JsonContainers.list(list, (List<?>) value, AuditWriter::write, to);
            case Shape.MapOf map -> JsonContainers.map(map, (Map<?, ?>) value, AuditWriter::write, to);
            case Shape.SecretBlob _, Shape.SecretText _ -> throw new IllegalStateException("a secret in a record");
        }
    }
}
