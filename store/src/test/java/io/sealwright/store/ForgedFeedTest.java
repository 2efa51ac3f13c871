// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.store.StoreReport.Finding;
import io.sealwright.store.StoreReport.Severity;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever owns the database knows every format and all that was ever stored, and goes at the feed itself. */
class ForgedFeedTest {
    @TempDir
    Path folder;

    private final RowSeal seal = new TestRowSeal(1);
    private Store store;

    @BeforeEach
    void three_changes() throws Exception {
        open();
        for (String id : List.of("a", "b", "c")) {
            store.commit(Things.insert(id));
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void open() {
        store = TestStores.open(folder, FaultPoints.NONE, InstantSource.system(), List.of(Things.TABLE));
        store.register(seal, Set.of());
    }

    private int attack(String statement, Object... values) {
        return TestEngine.SQLITE.tamper(folder, statement, values);
    }

    private List<Object> row(String table, String column, String value) {
        return TestEngine.SQLITE.row(folder, table, column, value);
    }

    private void putBack(String table, List<Object> row) {
        TestEngine.SQLITE.putBack(folder, table, row);
    }

    private List<String> found() {
        return store.verify(seal, Set.of()).findings().stream()
                .filter(finding -> finding.severity() == Severity.HISTORY)
                .map(Finding::what)
                .toList();
    }

    /** The id as a digest that anybody can compute, over the parts that the format names. */
    private static byte[] idWithoutKey(List<Object> change) throws Exception {
        ByteBuffer previous = ByteBuffer.wrap((byte[]) change.get(7));
        byte[] parts = new RowBytes()
                .text("sealwright/change/v1")
                .number(previous.getLong())
                .number(previous.getLong())
                .number(0)
                .number(((Number) change.get(1)).longValue())
                .text((String) change.get(3))
                .number(((Number) change.get(4)).longValue())
                .text((String) change.get(5))
                .text((String) change.get(8))
                .bytes((byte[]) change.get(9))
                .bytes((byte[]) change.get(10))
                .bytes((byte[]) change.get(6))
                .toByteArray();
        return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(parts), 16);
    }

    /** Everything as after change 3, made to look as if a fifth change had undone the fourth. */
    private void forgeAnUndoing() throws Exception {
        List<Object> thing = row("thing", "id", "a");
        List<Object> line = row("row_register", "row_key", "a");
        List<Object> third = row("change_log", "n", "3");
        store.commit(Things.replace("a", 1));
        putBack("thing", thing);
        putBack("row_register", line);
        List<Object> forged = new ArrayList<>(third);
        forged.set(1, 5);
        forged.set(6, Things.record("nobody's"));
        forged.set(7, row("change_log", "n", "4").get(2));
        forged.set(8, "thing a " + HexFormat.of().formatHex((byte[]) line.get(3)) + "\n");
        forged.set(2, idWithoutKey(forged));
        putBack("change_log", forged);
        attack("UPDATE change_lane SET n = 5");
    }

    @Test
    void a_change_that_was_made_without_the_key_is_found() throws Exception {
        forgeAnUndoing();

        assertThat(found()).contains("change 5 of lane 0 is not as it was written");
    }

    @Test
    void a_change_that_was_made_without_the_key_reaches_no_ledger() throws Exception {
        forgeAnUndoing();

        assertThatExceptionOfType(StoreRefused.class)
                .isThrownBy(() -> store.changesAfter(0, 4, 10))
                .withMessageContaining("change 5 of lane 0");
    }

    @Test
    void no_start_goes_on_from_a_change_that_was_made_without_the_key() throws Exception {
        forgeAnUndoing();
        store.close();

        assertThatExceptionOfType(StoreRefused.class).isThrownBy(this::open).withMessageContaining("change 5");
    }

    @Test
    void the_sum_of_one_change_is_none_under_another_number() throws Exception {
        List<Object> second = row("change_log", "n", "2");

        ChainLink link = new ChainLink(new UUID(0, 0), "", (byte[]) second.get(9), (byte[]) second.get(10));

        assertThat(link.sum(0, 3, seal)).isNotEqualTo(link.sum(0, 2, seal));
    }

    @Test
    void a_change_in_the_middle_that_lost_its_link_and_got_another_record_reaches_no_ledger() {
        attack("UPDATE change_log SET previous_id = NULL, record = ? WHERE n = 2", (Object) Things.record("forged"));

        assertThatExceptionOfType(StoreRefused.class)
                .isThrownBy(() -> store.changesAfter(0, 1, 10))
                .withMessageContaining("change 2 of lane 0");
    }

    @Test
    void changes_that_all_lost_their_links_reach_no_ledger_before_one_that_has_its_own() {
        attack("UPDATE change_log SET previous_id = NULL WHERE n <= 2");
        attack("UPDATE change_log SET record = ? WHERE n = 2", (Object) Things.record("forged"));

        assertThatExceptionOfType(StoreRefused.class)
                .isThrownBy(() -> store.changesAfter(0, 1, 10))
                .withMessageContaining("change 3 of lane 0");
        assertThat(found()).contains("change 3 of lane 0 does not follow the one before it");
    }

    @Test
    void rows_are_not_registered_again_by_the_next_change_after_the_newest_lost_its_link() {
        attack("UPDATE thing SET body = NULL WHERE id = 'a'");
        attack("UPDATE change_log SET previous_id = NULL WHERE n = 3");
        attack("DELETE FROM change_log WHERE n < 3");

        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.commit(Things.insert("d")));
        assertThat(store.healthy()).isFalse();
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.commit(Things.insert("e")));
        assertThat(found()).contains("change 3 of lane 0, the newest, is not chained");
        assertThat(Things.ids(store)).containsExactly("a", "b", "c");
    }

    @Test
    void no_change_goes_on_from_a_newest_one_that_was_changed_or_taken_away() {
        attack("UPDATE change_log SET record = ? WHERE n = 3", (Object) Things.record("forged"));
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.commit(Things.insert("d")));
        store.close();
        assertThatExceptionOfType(StoreRefused.class).isThrownBy(this::open);

        attack("DELETE FROM change_log WHERE n = 3");
        assertThatExceptionOfType(StoreRefused.class).isThrownBy(this::open);
    }

    @Test
    void the_register_is_made_once_and_by_order_alone() throws Exception {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> store.adopt(Things.change("nothing", sql -> {})));
        assertThat(found()).isEmpty();
    }
}
