// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.vocabulary.Blob;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The bytes on disk, frozen: a ledger of today must be readable for ever, so none of these may ever change. */
class FormatTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final UUID EVENT = UUID.fromString("11111111-2222-3333-4444-555555555555");
    private static final PolicyVersion POLICY =
            new PolicyVersion("resource", 7, Blob.owning(HEX.parseHex("ab".repeat(32))));

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void the_basis_of_a_decision_is_version_count_and_for_each_policy_source_generation_and_hash() {
        LedgerEntry entry = LedgerEntry.of(EVENT, Basis.of(List.of(POLICY)), utf8("{}"));

        assertThat(HEX.formatHex(entry.bytes()))
                .isEqualTo("01" + "11111111222233334444555555555555" + "00000034" + "01" + "0001" + "08"
                        + "7265736f75726365" + "0000000000000007" + "ab".repeat(32) + "7b7d");
        assertThat(entry.basis().policies()).containsExactly(POLICY);
        assertThat(Basis.of(List.of())).isSameAs(Basis.NONE);
    }

    @Test
    void an_entry_is_read_as_it_was_written_and_nothing_else_is_read() {
        LedgerEntry entry = LedgerEntry.of(EVENT, Basis.NONE, utf8("..{\"a\":1}.."), 2, 7);
        byte[] bytes = entry.bytes();

        assertThat(LedgerEntry.parse(bytes)).isEqualTo(entry);
        assertThat(LedgerEntry.parse(bytes).event()).isEqualTo(utf8("{\"a\":1}"));
        assertThat(LedgerEntry.parse(bytes).eventId()).isEqualTo(EVENT);
        for (byte[] wrong : List.of(
                new byte[0],
                Arrays.copyOf(bytes, 20),
                HEX.parseHex("02" + HEX.formatHex(bytes).substring(2)),
                HEX.parseHex("01" + "00".repeat(16) + "7fffffff"),
                HEX.parseHex("01" + "00".repeat(16) + "00000004" + "01000100"))) {
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> LedgerEntry.parse(wrong));
        }
    }

    @Test
    void a_frame_is_length_crc_and_body_and_its_leaf_hash_covers_the_body() {
        byte[] frame = new FrameEncoder()
                .encode(
                        FrameKind.CHANGE,
                        3,
                        9,
                        new UUID(0xAAAA, 0xBBBB),
                        LedgerEntry.of(EVENT, Basis.NONE, utf8("{}")));
        String body = "02" + "0003" + "0000000000000009" + "000000000000aaaa000000000000bbbb" + "01"
                + "11111111222233334444555555555555" + "00000000" + "7b7d";

        assertThat(HEX.formatHex(frame, 32, frame.length)).isEqualTo("00000032" + FRAME_CRC + body);
        assertThat(Arrays.copyOf(frame, 32))
                .isEqualTo(
                        new Sha256().update((byte) 0).update(HEX.parseHex(body)).finish());
    }

    private static final String FRAME_CRC = "2012361f";

    /** A first segment with two batches: one of a use and a change of lane 3, one of a use. */
    @Test
    void a_whole_ledger_comes_out_byte_for_byte() throws Exception {
        FaultyDisk disk = frozenLedger();

        byte[] bytes = disk.bytes("00000001.seg");
        int end = (int) new SegmentBytes(disk.open("00000001.seg", Disk.Access.READ)).lastNonZero(0) + 1;
        assertThat(HEX.formatHex(bytes, 0, 132).replaceAll("(.{64})", "$1\n").strip() + "\n"
                        + HEX.formatHex(bytes, 4_032, 4_096)
                                .replaceAll("(.{64})", "$1\n")
                                .strip() + "\n"
                        + HEX.formatHex(bytes, 4_096, end)
                                .replaceAll("(.{64})", "$1\n")
                                .strip() + "\n")
                .isEqualTo(vector("segment-v1.hex"));
        assertThat(new String(disk.read("checkpoint").orElseThrow(), StandardCharsets.UTF_8))
                .isEqualTo(vector("checkpoint-v1.txt"));
    }

    @Test
    void a_frozen_ledger_is_read_and_proved() throws Exception {
        FaultyDisk disk = LedgerFixture.disk();
        String[] lines = vector("segment-v1.hex").split("\n");
        byte[] segment = new byte[64 << 10];
        byte[] visible = HEX.parseHex(String.join("", lines));
        System.arraycopy(visible, 0, segment, 0, 132);
        System.arraycopy(visible, 132, segment, 4_032, visible.length - 132);
        disk.replace("00000001.seg", segment);

        assertThat(LedgerFixture.events(disk, FrameKind.CHANGE)).containsExactly(EVENT);
        assertThat(LedgerVerifier.verify(
                                disk,
                                Optional.of(LedgerFixture.MAC),
                                Optional.of(Checkpoint.parse(vector("checkpoint-v1.txt"))))
                        .report())
                .contains("\nINTACT")
                .doesNotContain("unproved");
        assertThat(LedgerFixture.open(disk).lastChanges())
                .containsEntry(3, new ChangeHead(1, new UUID(0xAAAA, 0xBBBB)));
    }

    @Test
    void a_checkpoint_is_read_with_signatures_behind_it_and_never_in_another_form() throws Exception {
        String text = vector("checkpoint-v1.txt");
        Checkpoint checkpoint = Checkpoint.parse(text);

        assertThat(checkpoint.text() + "\n").isEqualTo(text);
        assertThat(Checkpoint.parse(text + "— witness AAAA\n")).isEqualTo(checkpoint);
        for (String wrong : List.of(
                "",
                text.replace("batch 2", "batch 02"),
                text.replace("\n3\n", "\n4\n"),
                text.replace("change 3", "change x"),
                text.replace("time 2", "time ?"),
                text.replaceFirst("frontier .*\n", ""))) {
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Checkpoint.parse(wrong));
        }
    }

    static FaultyDisk frozenLedger() throws Exception {
        FaultyDisk disk = LedgerFixture.disk();
        Ledger ledger = Ledger.openIdle(
                LedgerFixture.SMALL,
                disk,
                LedgerFixture.MAC,
                InstantSource.fixed(Instant.parse("2026-01-08T01:02:03.004Z")),
                Runnable::run);
        Appender appender = ledger.appender(Runnable::run);
        var fates = new LedgerFixture.Fates();
        fates.append(appender, LedgerEntry.of(new UUID(1, 2), Basis.of(List.of(POLICY)), utf8("{\"a\":1}")));
        ledger.append(LedgerEntry.of(EVENT, Basis.NONE, utf8("{\"b\":2}")), 3, 1, new UUID(0xAAAA, 0xBBBB));
        LedgerFixture.settle(ledger);
        fates.append(appender, LedgerEntry.of(new UUID(1, 3), Basis.NONE, utf8("{\"c\":3}")));
        ledger.close();
        return disk;
    }

    private static String vector(String name) throws Exception {
        try (InputStream stream = Objects.requireNonNull(FormatTest.class.getResourceAsStream("vectors/" + name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
