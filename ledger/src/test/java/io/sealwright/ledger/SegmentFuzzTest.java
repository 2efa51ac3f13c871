// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Whatever lies in the folder, reading it gives records, findings or a refusal; never anything else. */
class SegmentFuzzTest {

    /** The bytes replace a part of a good segment, at a place that the first two of them choose. */
    @FuzzTest
    void any_bytes_in_a_segment_are_records_findings_or_a_refusal(byte[] data) throws Exception {
        FaultyDisk disk = FormatTest.frozenLedger();
        byte[] segment = disk.bytes("00000001.seg");
        int at = data.length < 2 ? 0 : BigEndian.u16(data, 0) % segment.length;
        for (int i = 2; i < data.length && at + i - 2 < segment.length; i++) {
            segment[at + i - 2] = data[i];
        }

        String report =
                LedgerVerifier.verify(disk, Optional.empty(), Optional.empty()).report();
        if (!report.contains("INTACT")) {
            throw new AssertionError(report);
        }
        readAll(disk);
        open(disk);
    }

    @FuzzTest
    void any_bytes_as_a_whole_segment_are_findings_or_a_refusal(byte[] data) throws Exception {
        FaultyDisk disk = LedgerFixture.disk();
        disk.replace("00000001.seg", data);

        var _ = LedgerVerifier.verify(disk, Optional.of(LedgerFixture.MAC), Optional.empty());
        readAll(disk);
        open(disk);
    }

    @FuzzTest
    void any_text_is_a_checkpoint_that_prints_as_it_was_read_or_is_refused(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.parse(text);
        } catch (IllegalArgumentException _) {
            return;
        }
        if (!text.startsWith(checkpoint.text())) {
            throw new AssertionError(text);
        }
    }

    private static void readAll(Disk disk) {
        try {
            new LedgerReader(disk).forEach(_ -> {});
        } catch (IOException _) {
            return; // It says what is wrong.
        }
    }

    private static void open(Disk disk) throws IOException {
        try {
            LedgerFixture.open(disk).close();
        } catch (DamagedLedger _) {
            return;
        }
    }
}
