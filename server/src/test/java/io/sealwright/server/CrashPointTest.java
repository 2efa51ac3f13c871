// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sealwright.ledger.Disk;
import io.sealwright.ledger.FileDisk;
import io.sealwright.ledger.SegmentFile;
import io.sealwright.store.FaultPoints;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashPointTest {
    private final List<String> halts = new ArrayList<>();

    private CrashPoint at(String setting) {
        return CrashPoint.of(setting, () -> halts.add(setting));
    }

    @Test
    void it_ends_the_process_when_its_place_is_reached_for_the_nth_time() {
        CrashPoint point = at("after-commit:2");

        point.reached(FaultPoints.AFTER_COMMIT);
        point.reached(FaultPoints.AT_COMMIT);
        assertThat(halts).isEmpty();

        point.reached(FaultPoints.AFTER_COMMIT);
        assertThat(halts).hasSize(1);
    }

    @Test
    void without_a_setting_there_is_no_place_and_the_disk_is_the_disk_itself(@TempDir Path folder) throws Exception {
        Disk disk = FileDisk.at(folder.resolve("ledger"));
        CrashPoint none = CrashPoint.of(null, () -> halts.add("none"));

        none.reached(FaultPoints.AFTER_COMMIT);
        none.reached("");

        assertThat(none.on(disk)).isSameAs(disk);
        assertThat(halts).isEmpty();
    }

    @Test
    void the_ledgers_places_lie_around_each_write_and_after_each_sync(@TempDir Path folder) throws Exception {
        Disk disk = FileDisk.at(folder.resolve("ledger"));

        for (String place : List.of("before-append:1", "in-append:1", "after-append:1", "after-sync:1")) {
            try (SegmentFile file = at(place).on(disk).create("segment", 8)) {
                file.write(1, ByteBuffer.wrap(new byte[] {1, 2, 3}));
                file.sync();

                ByteBuffer read = ByteBuffer.allocate(5);
                file.read(0, read);
                assertThat(read.array()).containsExactly(0, 1, 2, 3, 0);
            }
        }

        assertThat(halts).containsExactly("before-append:1", "in-append:1", "after-append:1", "after-sync:1");
    }

    @Test
    void a_setting_that_is_not_a_place_and_a_count_is_refused() {
        for (String setting : List.of("", "after-commit", "after-commit:0", ":1", "after commit:1")) {
            assertThatIllegalArgumentException().isThrownBy(() -> at(setting)).withMessageContaining("crash-point");
        }
    }
}
