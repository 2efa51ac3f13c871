// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** Whether requests may come, and if not, why, in a word. Thread-safe. */
public final class Readiness {
    private static final String STARTING = "starting";
    private static final String READY = "ready";
    private static final String STOPPING = "stopping";

    /** A part that must be well, and the word that is said when it is not. */
    private record Part(String word, BooleanSupplier well) {}

    private final List<Part> parts = new CopyOnWriteArrayList<>();
    private volatile String phase = STARTING;

    /** From now on the server is ready only while {@code well} holds; it is asked on each probe and must not wait. */
    public void require(String word, BooleanSupplier well) {
        parts.add(new Part(word, well));
    }

    /** Everything that a request needs stands. */
    public void started() {
        phase = READY;
    }

    /** Nothing new is to come. There is no way back. */
    public void stopping() {
        phase = STOPPING;
    }

    public boolean ready() {
        return isReady(word());
    }

    /** Whether a {@link #word()} means that requests may come. */
    public static boolean isReady(String word) {
        return word.equals(READY);
    }

    /** {@code ready}, {@code starting}, {@code stopping}, or the word of the first part that is not well. */
    public String word() {
        String now = phase;
        if (!now.equals(READY)) {
            return now;
        }
        return parts.stream()
                .filter(part -> !part.well().getAsBoolean())
                .map(Part::word)
                .findFirst()
                .orElse(READY);
    }
}
