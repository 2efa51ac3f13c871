/**
 * State: transactions whose changes are numbered, and what is held of them in memory.
 *
 * <p>Start at {@link io.sealwright.store.Store}. A {@link io.sealwright.store.Change} is one logical transaction with
 * its finished record. {@link io.sealwright.store.StoreEngine} is the choice between SQLite in a file, where one writer
 * commits many of them with one sync of the disk, and a PostgreSQL database, which does that itself.
 * {@link io.sealwright.store.Held} keeps what was read until a {@link io.sealwright.store.Committed} change touches it.
 *
 * <p>What must stay true: (1) a change and its {@code change_log} row are one transaction; (2) the order of numbers in
 * a lane is the order in which changes become visible, without gaps; (3) nothing held is older than a change that was
 * applied; (4) what {@code commit} returned from survives kill -9 and power loss.
 */
@NullMarked
package io.sealwright.store;

import org.jspecify.annotations.NullMarked;
