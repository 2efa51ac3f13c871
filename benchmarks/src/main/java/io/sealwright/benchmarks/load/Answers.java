// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.load;

/** Who wants to see bodies of answers; it costs an allocation each, so the load loop shows few in a timed round. */
@FunctionalInterface
public interface Answers {

    /** Looks at nothing. */
    Answers IGNORED = (request, status, body) -> {};

    /**
     * Called on the load loop's thread.
     *
     * @param request the number of the request in its set
     */
    void answered(int request, int status, String body);
}
