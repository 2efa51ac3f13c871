// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What the store takes from outside.
 *
 * @param threads makes its few threads: of SQLite the writer and the keeper of the write-ahead log, of PostgreSQL the
 *     guard and those of the pools
 * @param randomness fills change ids
 * @param clock dates the rows of {@code change_log}; nothing is ordered by it
 * @param ticker monotonic nanoseconds
 * @param faults {@link FaultPoints#NONE} in production
 */
public record StorePorts(
        ThreadFactory threads,
        RandomGenerator randomness,
        InstantSource clock,
        LongSupplier ticker,
        FaultPoints faults) {}
