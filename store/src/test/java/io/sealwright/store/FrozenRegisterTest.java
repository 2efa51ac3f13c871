// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.vocabulary.AccountId;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is stored stays readable: against vectors of a second implementation, {@code register_vectors.py}. */
class FrozenRegisterTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final int LANE = 3;
    private static final long NUMBER = 7;

    private final RowSeal seal = new TestRowSeal(1);
    private final Map<String, String> frozen = frozen();
    private final Registered row = new TableShape.Current(
                    RowKey.of("thing", List.of("a b")), Arrays.asList("a b", 1L, null, new byte[] {1, 0, 2}))
            .registered(seal);

    private static Map<String, String> frozen() {
        try (InputStream file =
                Objects.requireNonNull(FrozenRegisterTest.class.getResourceAsStream("/vectors/register.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(line -> line.split(" "))
                    .collect(Collectors.toMap(words -> words[0], words -> words[1]));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_row_and_its_element_of_the_sum() {
        assertThat(HEX.formatHex(row.mac())).isEqualTo(frozen.get("row"));
        assertThat(row.element(seal)).isEqualTo(new BigInteger(frozen.get("element"), 16));
    }

    @Test
    void a_change_and_its_masked_sum() {
        byte[] nonce = HEX.parseHex("000102030405060708090a0b0c0d0e0f");
        String written = RowNote.of(row.key(), row) + "\n";
        RowRegister.Settled settled = new RowRegister.Settled(BigInteger.ZERO, written, false);
        ChainLink link = ChainLink.of(new UUID(1, 2), settled, nonce, BigInteger.valueOf(5), LANE, NUMBER, seal);
        Change change = new Change(
                new AccountId("111122223333"),
                List.of(),
                "record of a b".getBytes(StandardCharsets.US_ASCII),
                sql -> {});
        UUID id = Logged.of(LANE, NUMBER, change, 1_700_000_000_000L, "thing a b", link, seal)
                .changeId();

        assertThat(HEX.formatHex(link.maskedSum())).isEqualTo(frozen.get("masked-sum"));
        assertThat(link.sum(LANE, NUMBER, seal)).isEqualTo(5);
        assertThat(id.toString().replace("-", "")).isEqualTo(frozen.get("change-id"));
    }
}
