// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.util.List;

/** What is known of one condition key in one request. */
public sealed interface Fact {
    Fact ABSENT = new Absent();
    Fact UNKNOWN = new Unknown();

    static Fact of(String value) {
        return new One(value);
    }

    static Fact of(boolean value) {
        return value ? One.TRUE : One.FALSE;
    }

    static Fact ofAll(List<String> values) {
        return new Many(values);
    }

    /** The request certainly does not carry the key; as on AWS, negated operators hold. */
    record Absent() implements Fact {}

    /**
     * Nobody can say. For a key of AWS's tables every Deny that depends on it applies and every Allow that depends on
     * it does not; a key in no table is then as absent as on AWS.
     */
    record Unknown() implements Fact {}

    /** Of a key that has one value. */
    record One(String value) implements Fact {
        private static final Fact TRUE = new One("true");
        private static final Fact FALSE = new One("false");
    }

    /** Of a multivalued key such as {@code aws:TagKeys}; an empty list is a key that is there and holds nothing. */
    record Many(List<String> values) implements Fact {
        public Many {
            values = List.copyOf(values);
        }
    }

    /**
     * The values under names that differ in case only, as in an encryption context with {@code dept} and {@code Dept}:
     * an Allow needs all of them to match, a Deny one.
     */
    record Twins(List<String> values) implements Fact {
        public Twins {
            values = List.copyOf(values);
            if (values.size() < 2) {
                throw new IllegalArgumentException("twins are at least two");
            }
        }
    }
}
