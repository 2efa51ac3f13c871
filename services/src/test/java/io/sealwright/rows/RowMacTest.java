// SPDX-License-Identifier: Apache-2.0
package io.sealwright.rows;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.crypto.CryptoFixture;
import io.sealwright.crypto.Domain;
import io.sealwright.vocabulary.Blob;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A row that was changed behind our back is seen. */
class RowMacTest {
    private static final Blob BLOB = Blob.owning(new byte[] {1, 2});

    private final CryptoFixture crypto = new CryptoFixture(1);
    private final RowMac macs = new RowMac(crypto.boundary(), Domain.GLOBAL, "thing", 1);
    private final byte[] mac = macs.of("id", "", 7L, BLOB, null);

    @Test
    void a_row_as_it_was_written_passes() {
        assertThatCode(() -> macs.require(mac, "id", "id", "", 7L, BLOB, null)).doesNotThrowAnyException();
    }

    @Test
    void every_column_counts_and_null_is_not_empty() {
        damaged(macs, "id2", "", 7L, BLOB, null);
        damaged(macs, "id", null, 7L, BLOB, null);
        damaged(macs, "id", "", 8L, BLOB, null);
        damaged(macs, "id", "", 7L, Blob.owning(new byte[] {1, 3}), null);
        damaged(macs, "id", "", 7L, BLOB, "");
        damaged(macs, "id", "", 7L, BLOB);
        damaged(macs, "i", "d", 7L, BLOB, null);
    }

    @Test
    void a_row_of_another_table_schema_or_domain_does_not_pass() {
        damaged(new RowMac(crypto.boundary(), Domain.GLOBAL, "other", 1), "id", "", 7L, BLOB, null);
        damaged(new RowMac(crypto.boundary(), Domain.GLOBAL, "thing", 2), "id", "", 7L, BLOB, null);
        damaged(new RowMac(crypto.boundary(), new Domain("eu-central-1"), "thing", 1), "id", "", 7L, BLOB, null);
    }

    private void damaged(RowMac by, @Nullable Object... columns) {
        assertThatExceptionOfType(DamagedRow.class)
                .isThrownBy(() -> by.require(mac, "id", columns))
                .withMessageContaining("row id");
    }
}
