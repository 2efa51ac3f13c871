// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A structure's members in the model's order, and the way to one by its name in a body's bytes. */
public final class StructureShape implements Shape {
    /** What one long of "already seen" bits can hold; the largest structure of the six models has fewer. */
    private static final int MAX_MEMBERS = 64;

    private static final int NONE = -1;

    private final String name;
    private final int ordinal;
    private final StructureFactory factory;
    private final Member[] members;
    private final byte[] slots;
    private final boolean logged;

    public StructureShape(String name, int ordinal, StructureFactory factory, Member... members) {
        if (members.length > MAX_MEMBERS) {
            throw new IllegalArgumentException(name + " has more than " + MAX_MEMBERS + " members");
        }
        this.name = name;
        this.ordinal = ordinal;
        this.factory = factory;
        this.members = members.clone();
        this.slots = new byte[Integer.highestOneBit(Math.max(1, members.length)) * 4];
        Arrays.fill(slots, (byte) NONE);
        for (int i = 0; i < members.length; i++) {
            place(i);
        }
        this.logged = Arrays.stream(members).anyMatch(Member::isLogged);
    }

    private void place(int member) {
        byte[] utf8 = members[member].utf8();
        int slot = hash(utf8, 0, utf8.length) & (slots.length - 1);
        while (slots[slot] != NONE) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = (byte) member;
    }

    public String name() {
        return name;
    }

    public List<Member> members() {
        return List.of(members);
    }

    @Override
    public boolean sensitive() {
        return false;
    }

    /** How many members it has. */
    public int size() {
        return members.length;
    }

    Member member(int index) {
        return members[index];
    }

    /** Whether an audit record can show anything of it. */
    boolean isLogged() {
        return logged;
    }

    Structure build(@Nullable Object[] values) {
        return factory.build(ordinal, values);
    }

    static int hash(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash ^ (hash >>> 8);
    }

    /** The index of the member that these bytes name, or -1. */
    int find(byte[] bytes, int from, int to) {
        int slot = hash(bytes, from, to) & (slots.length - 1);
        while (slots[slot] != NONE) {
            byte[] name = members[slots[slot]].utf8();
            if (Arrays.equals(name, 0, name.length, bytes, from, to)) {
                return slots[slot];
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return NONE;
    }

    @Override
    public String toString() {
        return name;
    }
}
