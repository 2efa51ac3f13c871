// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import org.jspecify.annotations.Nullable;

/** The input of an operation whose model has none: whatever a client sends is read as JSON and left aside. */
public final class NoInput implements Structure {
    public static final NoInput INSTANCE = new NoInput();

    public static final StructureShape SHAPE = new StructureShape("NoInput", 0, (ordinal, values) -> INSTANCE);

    private NoInput() {}

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
        return "NoInput[]";
    }
}
