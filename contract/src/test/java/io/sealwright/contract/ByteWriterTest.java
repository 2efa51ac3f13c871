// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ByteWriterTest {

    @Test
    void a_uuid_is_written_as_rfc_9562_has_it() {
        Random random = new Random(1);
        for (int i = 0; i < 100; i++) {
            UUID id = new UUID(random.nextLong(), random.nextLong());

            assertThat(text(new ByteWriter(16).uuid(id))).isEqualTo(id.toString());
        }
    }

    @Test
    void base64_of_any_length_is_the_jdk_s_whatever_was_written_before() {
        Random random = new Random(2);
        ByteWriter writer = new ByteWriter();
        for (int length : new int[] {0, 1, 2, 3, 380, 381, 382, 383, 766, 767, 768, 769, 5_000, 7}) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            writer.reset();

            assertThat(text(writer.base64(bytes))).isEqualTo(Base64.getEncoder().encodeToString(bytes));
        }
    }

    private static String text(ByteWriter writer) {
        return new String(writer.toByteArray(), US_ASCII);
    }
}
