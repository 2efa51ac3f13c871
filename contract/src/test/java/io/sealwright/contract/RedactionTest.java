// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Marked secrets in every sensitive member of every operation: they are in no text that anyone sees. */
class RedactionTest {
    private static final String MARK = "MARKED-SECRET-";
    private static final String BASE64_MARK =
            Base64.getEncoder().encodeToString("MARKED-SECRE".getBytes(StandardCharsets.US_ASCII));

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(7);

    @Test
    void no_marked_secret_is_in_a_text_or_an_audit_record() {
        int marked = 0;
        for (ServiceContract service : Contracts.all()) {
            for (OperationContract<?, ?> operation : service.operations()) {
                marked += assertHidden(operation.input()) + assertHidden(operation.output());
            }
        }
        assertThat(marked).isEqualTo(60);
    }

    private int assertHidden(StructureShape shape) {
        Structure structure = marked(new Samples(random).structure(shape));
        var audit = new ByteWriter();
        AuditWriter.writeOrNull(structure, audit);
        var json = new ByteWriter();
        JsonWriter.write(structure, json);

        String shown = structure + new String(audit.toByteArray(), StandardCharsets.UTF_8);
        String sent = new String(json.toByteArray(), StandardCharsets.UTF_8);

        assertThat(shown).as(shape.toString()).doesNotContain(MARK).doesNotContain(BASE64_MARK);
        return sent.contains(MARK) || sent.contains(BASE64_MARK) ? 1 : 0;
    }

    /** The same structure with the mark in all that is sensitive or must not be logged. */
    private Structure marked(Structure structure) {
        StructureShape shape = structure.shape();
        var values = new @Nullable Object[shape.size()];
        for (int i = 0; i < values.length; i++) {
            Member member = shape.member(i);
            Object value = structure.get(i);
            values[i] = member.isLogged() ? inside(value) : mark(member.shape());
        }
        return shape.build(values);
    }

    /** What is logged stays as it is, but for what is hidden deeper inside. */
    private @Nullable Object inside(@Nullable Object value) {
        return switch (value) {
            case Structure structure -> marked(structure);
            case List<?> list -> list.stream().map(this::inside).toList();
            case null, default -> value; // nothing is inside
        };
    }

    private Object mark(Shape shape) {
        byte[] mark = MARK.getBytes(StandardCharsets.US_ASCII);
        return switch (shape) {
            case Shape.SecretText _, Shape.SecretBlob _ -> SecretBytes.owning(mark);
            case Shape.BlobOf _ -> Blob.owning(mark);
            case Shape.Text _ -> MARK;
            case Shape.ListOf list -> List.of(mark(list.element()));
            case StructureShape structure -> marked(new Samples(random).structure(structure));
            case Shape.MapOf _, Shape.IntegerOf _, Shape.LongOf _, Shape.BooleanOf _, Shape.Timestamp _, EnumShape _ ->
                throw new AssertionError("no member of this shape is hidden");
        };
    }

    @Test
    void secrets_of_a_refused_request_are_wiped() {
        var operation = io.sealwright.contract.kms.KmsContract.ENCRYPT;
        var decoding = new Decoding(operation.service());
        SecretBytes secret = decoding.secret(MARK.getBytes(StandardCharsets.US_ASCII));

        decoding.wipe();

        assertThat(org.assertj.core.api.Assertions.catchThrowable(secret::exposedBytes))
                .isInstanceOf(IllegalStateException.class);
    }
}
