// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.util.List;

/**
 * What keeps the state, and where. This is the only choice between engines: whoever has opened a {@link Store} cannot
 * tell which it is.
 */
public sealed interface StoreEngine permits SqliteConfig, PostgresConfig {

    /**
     * Opens the store, makes or migrates its tables, and starts its threads.
     *
     * @param migrations of all rooms; within a room in the order of their names
     * @throws StoreRefused by name: what is not as it must be, or somebody else's
     * @throws StoreException if the engine cannot be reached or failed
     */
    Store open(StorePorts ports, List<Migration> migrations);

    /**
     * As {@link #open}, for whoever only looks: no table is made or migrated.
     *
     * @throws StoreRefused also when a migration was never applied
     */
    Store openAsItIs(StorePorts ports, List<Migration> migrations);
}
