// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Structures at random that keep the limits of their shapes, from a seed. */
final class Samples {
    /** Texts that our patterns take; tried in turn, so a new kind of pattern asks for a new candidate. */
    private static final List<String> CANDIDATES = List.of(
            "GET",
            "a",
            "abcdef",
            "123456",
            "24h",
            "rate(10 days)",
            "111122223333",
            "1234567890abcdef",
            "ABCDEFGHIJKLMNOP234567",
            "AAAAABBBBBCCCCCDDDDD",
            "abcdefabcdefabcdefabcdefabcdefabcdefabcdefabcdefabcdefabcdefabcd",
            "us-east-1",
            "/",
            "/path/kms/xks/v1",
            "/kms/xks/v1",
            "/a/",
            "/division/",
            "v1",
            "https://proxy.example.com",
            "https://proxy.example.com/path",
            "cluster-2a2a2a2a2a2",
            "cks-1234567890abcdef0",
            "com.amazonaws.vpce.us-east-1.vpce-svc-0abc",
            "arn:aws:kms:us-east-1:111122223333:key/1",
            "arn:aws:iam::111122223333:role/Role",
            "service.amazonaws.com",
            "logs.amazonaws.com",
            "arn:aws:s3:::bucket/object",
            "o-abcdefghij",
            "r-abcd",
            "01234567-89ab-cdef-0123-456789abcdef",
            "kms:Decrypt",
            "vpce-0a1b2c3d",
            "ou-abcd-abcdefgh",
            "p-abcdefgh",
            "car-abcdefgh",
            "person@example.com",
            "o-abcdefghij/r-abcd/",
            "arn:aws:organizations::111122223333:account/o-abcdefghij/111122223333",
            "arn:aws:organizations::111122223333:organization/o-abcdefghij",
            "arn:aws:organizations::111122223333:ou/o-abcdefghij/ou-abcd-abcdefgh",
            "arn:aws:organizations::111122223333:policy/o-abcdefghij/service_control_policy/p-abcdefgh",
            "arn:aws:organizations::111122223333:policy/o-abcdefghij/service_control_policy/p-abcdefghij",
            "arn:aws:organizations::111122223333:root/o-abcdefghij/r-abcd");

    private final RandomGenerator random;
    private final Map<Shape, List<String>> fitting = new LinkedHashMap<>();

    Samples(RandomGenerator random) {
        this.random = random;
    }

    /** With every required member, and each other one half of the time. */
    Structure structure(StructureShape shape) {
        var values = new @Nullable Object[shape.size()];
        for (int i = 0; i < values.length; i++) {
            if (shape.member(i).isRequired() || random.nextBoolean()) {
                values[i] = value(shape.member(i).shape());
            }
        }
        return shape.build(values);
    }

    private Object value(Shape shape) {
        return switch (shape) {
            case Shape.Text text -> text(text, text.pattern());
            case Shape.SecretText text ->
                SecretBytes.owning(text(text, text.pattern()).getBytes(StandardCharsets.UTF_8));
            case EnumShape constants -> constants.constant(random.nextInt(constants.size()));
            case Shape.BlobOf _ -> Blob.owning(bytes(shape));
            case Shape.SecretBlob _ -> SecretBytes.owning(bytes(shape));
            case Shape.IntegerOf _ -> (int) number(shape, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case Shape.LongOf _ -> number(shape, Long.MIN_VALUE / 2, Long.MAX_VALUE / 2);
            case Shape.BooleanOf _ -> random.nextBoolean();
            case Shape.Timestamp _ -> Instant.ofEpochMilli(random.nextLong(-1L << 40, 1L << 42));
            case StructureShape structure -> structure(structure);
            case Shape.ListOf list -> list(list);
            case Shape.MapOf map -> map(map);
        };
    }

    private static long least(Shape shape) {
        return Math.max(0, Constraints.min(shape));
    }

    private int size(Shape shape) {
        long most = Math.min(Constraints.max(shape), least(shape) + 3);
        return (int) random.nextLong(least(shape), most + 1);
    }

    private long number(Shape shape, long min, long max) {
        return random.nextLong(Math.max(min, Constraints.min(shape)), Math.min(max, Constraints.max(shape) - 1) + 1);
    }

    private byte[] bytes(Shape shape) {
        byte[] bytes = new byte[size(shape)];
        random.nextBytes(bytes);
        return bytes;
    }

    private String text(Shape shape, TextPattern pattern) {
        if (pattern == TextPattern.ANY) {
            return anyText(size(shape));
        }
        List<String> texts = fitting.computeIfAbsent(shape, Samples::fitting);
        return texts.get(random.nextInt(texts.size()));
    }

    private static List<String> fitting(Shape shape) {
        TextPattern pattern = Constraints.pattern(shape);
        List<String> fitting = CANDIDATES.stream()
                .flatMap(text -> java.util.stream.Stream.of(text, padded(text, shape)))
                .filter(text -> text.length() >= least(shape) && text.length() <= Constraints.max(shape))
                .filter(pattern::matches)
                .toList();
        if (fitting.isEmpty()) {
            throw new AssertionError("no candidate for " + shape + " " + pattern.text());
        }
        return fitting;
    }

    private static String padded(String text, Shape shape) {
        return text.repeat((int) (1 + least(shape) / text.length()));
    }

    private String anyText(int codePoints) {
        var text = new StringBuilder();
        for (int i = 0; i < codePoints; i++) {
            text.appendCodePoint(
                    switch (random.nextInt(5)) {
                        case 0 -> "\"\\/<>&'".codePointAt(random.nextInt(7));
                        case 1 -> random.nextInt(0xA0, 0xD800);
                        case 2 -> random.nextInt(0x10000, 0x10FFFF);
                        default -> random.nextInt(' ', 0x7F);
                    });
        }
        return text.toString();
    }

    private List<Object> list(Shape.ListOf shape) {
        int size = size(shape);
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            elements.add(value(shape.element()));
        }
        return elements;
    }

    private Map<Object, Object> map(Shape.MapOf shape) {
        int size = size(shape);
        Map<Object, Object> entries = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            entries.put(value(shape.key()), value(shape.value()));
        }
        return entries;
    }
}
