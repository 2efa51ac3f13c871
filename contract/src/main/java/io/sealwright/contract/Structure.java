// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import org.jspecify.annotations.Nullable;

/** A structure of a service model: a generated record, which its shape can walk without reflection. */
public interface Structure {
    StructureShape shape();

    /** The value of the shape's member with this index, or null where it is absent. */
    @Nullable
    Object get(int member);
}
