// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.load;

import java.util.List;

/**
 * A kind of request against one server, repeated in rounds.
 *
 * @param name as the report prints it
 * @param calls sent in turn, each signed anew for every round
 */
record Workload(String name, Target target, List<KmsCall> calls) {

    Workload {
        calls = List.copyOf(calls);
    }
}
