// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes structures as the answers of AWS Query have them. Whatever the text, the result is well-formed XML 1.0. */
final class XmlWriter {
    private static final DateTimeFormatter SECONDS = iso("uuuu-MM-dd'T'HH:mm:ss'Z'");
    private static final DateTimeFormatter MILLIS = iso("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");

    private final ByteWriter to;

    XmlWriter(ByteWriter to) {
        this.to = to;
    }

    private static DateTimeFormatter iso(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /** An element with the members as its children; {@code <Name/>} where there is none. */
    void structure(String name, Structure structure) {
        int before = to.length();
        open(name);
        int opened = to.length();
        StructureShape shape = structure.shape();
        for (int i = 0; i < shape.size(); i++) {
            Object value = structure.get(i);
            if (value != null) {
                Member member = shape.member(i);
                element(member.name(), member.shape(), value);
            }
        }
        close(name, before, opened);
    }

    void text(String name, String value) {
        open(name);
        escaped(value);
        close(name);
    }

    void open(String name) {
        to.ascii('<').ascii(name).ascii('>');
    }

    void close(String name) {
        to.ascii("</").ascii(name).ascii('>');
    }

    private void close(String name, int before, int opened) {
        if (to.length() > opened) {
            close(name);
            return;
        }
        to.truncate(before);
        to.ascii('<').ascii(name).ascii("/>");
    }

    private void element(String name, Shape shape, Object value) {
        switch (shape) {
            case StructureShape _ -> structure(name, (Structure) value);
            case Shape.ListOf list -> list(name, list, (List<?>) value);
            case Shape.MapOf map -> map(name, map, (Map<?, ?>) value);
            case Shape.Text _ -> text(name, (String) value);
            case EnumShape _ -> text(name, ((WireName) value).wireName());
            case Shape.BooleanOf _, Shape.IntegerOf _, Shape.LongOf _ -> text(name, value.toString());
            case Shape.Timestamp _ -> text(name, iso((Instant) value));
            case Shape.BlobOf _ -> base64(name, ((Blob) value).sharedBytes());
            case Shape.SecretBlob _ -> base64(name, ((SecretBytes) value).exposedBytes());
            case Shape.SecretText _ -> secret(name, ((SecretBytes) value).exposedBytes());
        }
    }

    private static String iso(Instant moment) {
        Instant kept = Instant.ofEpochMilli(moment.toEpochMilli());
        return (kept.toEpochMilli() % 1_000 == 0 ? SECONDS : MILLIS).format(kept);
    }

    private void list(String name, Shape.ListOf shape, List<?> elements) {
        int before = to.length();
        open(name);
        int opened = to.length();
        for (Object each : elements) {
            element("member", shape.element(), each);
        }
        close(name, before, opened);
    }

    private void map(String name, Shape.MapOf shape, Map<?, ?> entries) {
        int before = to.length();
        open(name);
        int opened = to.length();
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            open("entry");
            text("key", JsonWriter.key(entry.getKey()));
            element("value", shape.value(), entry.getValue());
            close("entry");
        }
        close(name, before, opened);
    }

    private void base64(String name, byte[] bytes) {
        open(name);
        to.base64(bytes);
        close(name);
    }

    /** What XML 1.0 cannot hold, escaped or not, becomes U+FFFD: one raw 0x01 breaks every client. */
    private void escaped(String text) {
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            escaped(character);
            i += Character.charCount(character);
        }
    }

    private void escaped(int character) {
        switch (character) {
            case '&' -> to.ascii("&amp;");
            case '<' -> to.ascii("&lt;");
            case '>' -> to.ascii("&gt;");
            case '"' -> to.ascii("&quot;");
            case '\r' -> to.ascii("&#xD;");
            default -> to.codePoint(mayStandInXml(character) ? character : '\uFFFD'); // any other code point
        }
    }

    /** XML 1.0, production 2. */
    private static boolean mayStandInXml(int character) {
        return character == '\t'
                || character == '\n'
                || (character >= ' ' && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }

    /**
     * Well-formed UTF-8. Passwords and keys are made here or were checked by a pattern: a {@code String} is not made.
     */
    private void secret(String name, byte[] utf8) {
        open(name);
        for (int i = 0; i < utf8.length; ) {
            int length = utf8[i] >= 0 ? 1 : Utf8.sequenceLength(utf8, i, utf8.length);
            if (length == 1) {
                escaped(utf8[i]);
            } else if (isNoncharacter(utf8, i)) {
                to.codePoint('\uFFFD');
            } else {
                to.raw(utf8, i, length);
            }
            i += length;
        }
        close(name);
    }

    /** U+FFFE and U+FFFF: EF BF BE, EF BF BF. */
    private static boolean isNoncharacter(byte[] utf8, int at) {
        return utf8[at] == (byte) 0xEF && utf8[at + 1] == (byte) 0xBF && (utf8[at + 2] & 0xFF) >= 0xBE;
    }

    void raw(String ascii) {
        to.raw(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}
