// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.SecretBytes;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Writes structures as AWS JSON 1.1 does: absent members are left out, empty lists and maps are not. */
final class JsonWriter {
    private static final int MILLIS = 1_000;

    private JsonWriter() {}

    static void write(Structure structure, ByteWriter to) {
        StructureShape shape = structure.shape();
        to.ascii('{');
        boolean first = true;
        for (int i = 0; i < shape.size(); i++) {
            Object value = structure.get(i);
            if (value == null) {
                continue;
            }
            if (!first) {
                to.ascii(',');
            }
            first = false;
            Member member = shape.member(i);
            to.raw(member.jsonKey());
            write(member.shape(), value, to);
        }
        to.ascii('}');
    }

    private static void write(Shape shape, Object value, ByteWriter to) {
        switch (shape) {
            case Shape.Text _ -> to.jsonString((String) value);
            case Shape.BlobOf _ -> base64(((Blob) value).sharedBytes(), to);
            case Shape.SecretBlob _ -> base64(((SecretBytes) value).exposedBytes(), to);
            case EnumShape constants -> to.raw(constants.json((WireName) value));
            case StructureShape _ -> write((Structure) value, to);
            case Shape.Timestamp _ -> seconds((Instant) value, to);
            case Shape.BooleanOf _, Shape.IntegerOf _, Shape.LongOf _ -> to.ascii(value.toString());
            case Shape.SecretText _ -> secret(((SecretBytes) value).exposedBytes(), to);
            case Shape.ListOf list -> JsonContainers.list(list, (List<?>) value, JsonWriter::write, to);
            case Shape.MapOf map -> JsonContainers.map(map, (Map<?, ?>) value, JsonWriter::write, to);
        }
    }

    private static void base64(byte[] bytes, ByteWriter to) {
        to.ascii('"').base64(bytes).ascii('"');
    }

    /** Seconds with at most three digits of fraction. */
    static void seconds(Instant moment, ByteWriter to) {
        long millis = moment.toEpochMilli();
        if (millis % MILLIS == 0) {
            to.decimal(millis / MILLIS);
            return;
        }
        if (millis < 0) {
            to.ascii('-');
        }
        long fraction = Math.abs(millis % MILLIS);
        to.decimal(Math.abs(millis / MILLIS)).ascii('.');
        to.ascii((char) ('0' + fraction / 100)).ascii((char) ('0' + fraction / 10 % 10));
        to.ascii((char) ('0' + fraction % 10));
    }

    /** Well-formed UTF-8, escaped byte by byte: a secret is no {@code String}, here neither. */
    static void secret(byte[] utf8, ByteWriter to) {
        to.ascii('"');
        for (byte each : utf8) {
            if (each == '"' || each == '\\') {
                to.ascii('\\').ascii((char) each);
            } else if (each >= 0 && each < ' ') {
                to.ascii("\\u00").ascii((char) ('0' + (each >> 4))).ascii(Character.forDigit(each & 0xF, 16));
            } else {
                to.ascii((char) each);
            }
        }
        to.ascii('"');
    }

    static String key(Object key) {
        return key instanceof WireName constant ? constant.wireName() : (String) key;
    }
}
