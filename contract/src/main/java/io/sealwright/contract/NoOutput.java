// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import org.jspecify.annotations.Nullable;

/** The output of an operation whose model has none: an empty body in JSON, no result element in XML. */
public final class NoOutput implements Structure {
    public static final NoOutput INSTANCE = new NoOutput();

    public static final StructureShape SHAPE = new StructureShape("NoOutput", 0, (ordinal, values) -> INSTANCE);

    private NoOutput() {}

    @Override
    public StructureShape shape() {
        return SHAPE;
    }

    @Override
    public @Nullable Object get(int member) {
        throw new IndexOutOfBoundsException(member);
    }

    @Override
    public String toString() {
        return "NoOutput[]";
    }
}
