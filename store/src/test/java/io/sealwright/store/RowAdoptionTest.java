// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that was filled before rows were registered. */
class RowAdoptionTest {
    @TempDir
    Path folder;

    private Store open() {
        return TestStores.open(folder, FaultPoints.NONE, InstantSource.system(), List.of(Things.TABLE));
    }

    @Test
    void one_change_registers_all_that_is_there_by_order() throws Exception {
        try (Store before = open()) {
            before.commit(Things.insert("a"));
            before.commit(Things.insert("b"));
        }
        try (Store now = open()) {
            assertThat(now.isRegistered()).isFalse();
            now.register(new TestRowSeal(1), Set.of());
            now.adopt(Things.change("nothing", sql -> {}));

            assertThat(now.isRegistered()).isTrue();
            StoreReport report = now.verify(new TestRowSeal(1), Set.of());
            assertThat(report.findings()).isEmpty();
            assertThat(report.rows()).isEqualTo(2);
            assertThat(report.changes()).isEqualTo(3);
        }
    }
}
