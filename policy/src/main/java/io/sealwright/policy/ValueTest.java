// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.util.List;

/** The values that a condition lists, compiled: whether a value of the request matches one of them. */
interface ValueTest {

    Match match(String value, AccessRequest request);

    /** The variables that the values hold. */
    default List<ConditionKey> keys() {
        return List.of();
    }
}
