// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.time.InstantSource;
import java.util.List;

/** The contract, kept by PostgreSQL. */
class PostgresStoreTest extends StoreContract {
    private String schema = "";

    @Override
    protected Store open(FaultPoints faults, InstantSource clock, List<Migration> migrations) {
        if (schema.isEmpty()) {
            schema = TestPostgres.shared().newSchema();
        }
        return TestStores.open(TestPostgres.shared().config(schema), faults, clock, migrations);
    }
}
