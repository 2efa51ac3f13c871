// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.contract.Structure;
import io.sealwright.vocabulary.Blob;
import org.jspecify.annotations.Nullable;

/**
 * What an operation came to: what its caller reads, and what has to be true before it may be read.
 *
 * @param <O> the response shape
 */
public sealed interface Answer<O extends Structure> {

    O output();

    /** A JSON object for {@code additionalEventData} of the record, or null. */
    @Nullable
    Blob additionalEventData();

    /** Nothing changed. */
    record Told<O extends Structure>(O output, @Nullable Blob additionalEventData) implements Answer<O> {

        public Told(O output) {
            this(output, null);
        }
    }

    /**
     * Something is to change: the pipeline commits it together with its record, and only then answers.
     *
     * @param committed what follows in memory once it is committed, and before it is answered: not where a change was
     *     refused, failed, or came in conflict and is made anew
     */
    record Changing<O extends Structure>(
            O output, Write write, @Nullable Blob additionalEventData, Runnable committed) implements Answer<O> {
        public Changing(O output, Write write) {
            this(output, write, null, () -> {});
        }

        public Changing(O output, Write write, @Nullable Blob additionalEventData) {
            this(output, write, additionalEventData, () -> {});
        }

        public Changing(O output, Write write, Runnable committed) {
            this(output, write, null, committed);
        }
    }
}
