// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.job;

import io.sealwright.gateway.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something a service does by itself, item by item.
 *
 * @param <T> an item that is due
 */
public interface Job<T> {

    /** The name in logs, such as {@code kms-key-deletion}. */
    String name();

    /** How long to wait between two looks for what is due. */
    Duration interval();

    /** Whether its effect cannot be undone; then it runs only while the clock is beyond doubt. */
    boolean irreversible();

    /**
     * What is due at {@code now}, the longest waiting first. An item that may need several steps in a round is named as
     * often. Reads the store.
     */
    List<T> due(Instant now, int limit);

    /**
     * The change that this item needs now, with the event that records it, or empty when there is nothing left to do.
     * Safe to repeat: it is asked again after a conflict or a crash.
     */
    Optional<Step> step(T item, JobPermit<T> permit);

    /** Once after a round in which something was changed. */
    default void afterRound() {}

    /** A change without a request, and the service event that records it. */
    record Step(Write write, ServiceEvent event) {}
}
