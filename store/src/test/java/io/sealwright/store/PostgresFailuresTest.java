// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.store.StoreException.Kind;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an error code becomes: for whom it is, and whether a COMMIT that met it was one. */
class PostgresFailuresTest {

    @ParameterizedTest
    @CsvSource({
        "40001, CONTENDED", // serialization_failure
        "40P01, CONTENDED", // deadlock_detected
        "55P03, CONTENDED", // lock_not_available
        "53100, FULL", // disk_full
        "53300, UNAVAILABLE", // too_many_connections
        "57P01, UNAVAILABLE", // admin_shutdown
        "57P03, UNAVAILABLE", // cannot_connect_now
        "57014, UNAVAILABLE", // query_canceled: the statement's time was over
        "08006, UNAVAILABLE", // connection_failure
        "25006, UNAVAILABLE", // read_only_sql_transaction: a standby
        "25P03, UNAVAILABLE", // idle_in_transaction_session_timeout
        "28P01, UNAVAILABLE", // invalid_password
        "58030, UNAVAILABLE", // io_error
        "XX001, DAMAGED", // data_corrupted
        "XX002, DAMAGED", // index_corrupted
    })
    void codes_become_what_an_operator_can_act_on(String state, Kind kind) {
        RuntimeException failure = PostgresFailures.of(new SQLException("value 'secret' of column", state));

        assertThat(((StoreException) failure).kind()).isEqualTo(kind);
        assertThat(failure).hasMessageNotContaining("secret");
    }

    @Test
    void a_key_that_exists_is_a_unique_violation_and_our_own_mistakes_are_bugs() {
        assertThat(PostgresFailures.of(new SQLException("", "23505"))).isInstanceOf(UniqueViolation.class);
        assertThat(PostgresFailures.of(new SQLException("", "23502"))).isInstanceOf(IllegalStateException.class);
        assertThat(PostgresFailures.of(new SQLException("", "42601"))).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "40001, true",
        "23505, true",
        "25P02, true",
        "40003, false",
        "08006, false",
        "57P01, false",
        "XX000, false"
    })
    void a_commit_was_none_only_where_the_server_says_so(String state, boolean rolledBack) {
        assertThat(PostgresFailures.rolledBack(new SQLException("", state))).isEqualTo(rolledBack);
    }

    @Test
    void a_failure_without_a_code_is_a_connection_that_is_gone() {
        RuntimeException failure = PostgresFailures.of(new SQLException("This connection has been closed."));

        assertThat(PostgresFailures.connectionLost(failure)).isTrue();
    }
}
