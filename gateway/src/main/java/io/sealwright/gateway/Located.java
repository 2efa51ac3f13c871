// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import java.util.List;

/**
 * What an operation found before anyone decided: it tells the caller nothing, and it names every right the operation
 * needs.
 */
public interface Located {

    /** Empty only for operations that need no permission, such as GetCallerIdentity. */
    List<Demand<?>> demands();

    /** For an operation that needs nothing but its caller's signature. */
    record Nothing() implements Located {
        public static final Nothing INSTANCE = new Nothing();

        @Override
        public List<Demand<?>> demands() {
            return List.of();
        }
    }
}
