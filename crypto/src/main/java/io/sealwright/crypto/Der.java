// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Writes the few ASN.1 values that a certificate is made of, in DER.
 *
 * @see <a href="https://www.itu.int/rec/T-REC-X.690">X.690</a>
 */
final class Der {
    private static final int BOOLEAN = 0x01;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int UTF8_STRING = 0x0C;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int UTC_TIME = 0x17;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int CONSTRUCTED_CONTEXT = 0xA0;
    private static final int CONTEXT = 0x80;
    private static final int LAST_UTC_YEAR = 2049;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter GENERALIZED =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return tagged(SEQUENCE, parts);
    }

    static byte[] set(byte[]... parts) {
        return tagged(SET, parts);
    }

    static byte[] integer(BigInteger value) {
        return tagged(INTEGER, value.toByteArray());
    }

    static byte[] truth() {
        return tagged(BOOLEAN, new byte[] {(byte) 0xFF});
    }

    static byte[] utf8(String text) {
        return tagged(UTF8_STRING, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] octets(byte[] bytes) {
        return tagged(OCTET_STRING, bytes);
    }

    /** @param unused how many of the last byte's low bits say nothing */
    static byte[] bits(int unused, byte[] bytes) {
        return tagged(BIT_STRING, new byte[] {(byte) unused}, bytes);
    }

    static byte[] explicit(int number, byte[] value) {
        return tagged(CONSTRUCTED_CONTEXT | number, value);
    }

    /** A value whose own tag is replaced by the place where it stands. */
    static byte[] implicit(int number, byte[] content) {
        return tagged(CONTEXT | number, content);
    }

    /** As RFC 5280 wants it: two digits of the year until 2049. */
    static byte[] time(Instant time) {
        boolean early = time.atZone(ZoneOffset.UTC).getYear() <= LAST_UTC_YEAR;
        String text = (early ? UTC : GENERALIZED).format(time);
        return tagged(early ? UTC_TIME : GENERALIZED_TIME, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** @param dotted such as {@code 2.5.29.17}; no arc beyond 16,383 */
    static byte[] oid(String dotted) {
        List<Integer> arcs =
                List.of(dotted.split("\\.")).stream().map(Integer::valueOf).toList();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(arcs.get(0) * 40 + arcs.get(1));
        for (int arc : arcs.subList(2, arcs.size())) {
            if (arc > 0x7F) {
                bytes.write(0x80 | (arc >> 7));
            }
            bytes.write(arc & 0x7F);
        }
        return tagged(OBJECT_IDENTIFIER, bytes.toByteArray());
    }

    private static byte[] tagged(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        length(content.size(), whole);
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }

    private static void length(int length, ByteArrayOutputStream to) {
        if (length < 0x80) {
            to.write(length);
        } else if (length <= 0xFF) {
            to.write(0x81);
            to.write(length);
        } else if (length <= 0xFFFF) {
            to.write(0x82);
            to.write(length >> 8);
            to.write(length);
        } else {
            throw new IllegalArgumentException("longer than any certificate of ours");
        }
    }
}
