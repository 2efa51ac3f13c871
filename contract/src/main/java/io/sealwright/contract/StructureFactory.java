// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import org.jspecify.annotations.Nullable;

/** Makes the records of one service from values that were checked: one class per service, not one per record. */
public interface StructureFactory {
    /**
     * The record.
     *
     * @param ordinal which of the service's structures
     * @param values in the order of the shape's members, null where absent
     */
    Structure build(int ordinal, @Nullable Object[] values);
}
