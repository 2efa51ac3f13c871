// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

/** A type of a service model with its limits; {@link Long#MIN_VALUE} and {@link Long#MAX_VALUE} stand for none. */
public sealed interface Shape
        permits StructureShape,
                EnumShape,
                Shape.Text,
                Shape.SecretText,
                Shape.BlobOf,
                Shape.SecretBlob,
                Shape.IntegerOf,
                Shape.LongOf,
                Shape.BooleanOf,
                Shape.Timestamp,
                Shape.ListOf,
                Shape.MapOf {

    /** Whether the value must be seen neither in a validation text nor in an audit record. */
    boolean sensitive();

    /**
     * Text, counted in code points.
     *
     * @param pattern what the whole text must match, or {@link TextPattern#ANY}
     * @param sensitive personal, such as an account's e-mail address; what is secret is {@link SecretText}
     */
    record Text(long min, long max, TextPattern pattern, boolean sensitive) implements Shape {}

    /** Text that is a secret and is read into {@code SecretBytes} as UTF-8. */
    record SecretText(long min, long max, TextPattern pattern) implements Shape {
        @Override
        public boolean sensitive() {
            return true;
        }
    }

    /** Bytes; base64 on the wire, and too many for a text or a record. */
    record BlobOf(long min, long max) implements Shape {
        @Override
        public boolean sensitive() {
            return false;
        }
    }

    /** Bytes that are a secret and are read into {@code SecretBytes}. */
    record SecretBlob(long min, long max) implements Shape {
        @Override
        public boolean sensitive() {
            return true;
        }
    }

    /** A 32-bit number. */
    record IntegerOf(long min, long max) implements Shape {
        @Override
        public boolean sensitive() {
            return false;
        }
    }

    /** A 64-bit number. */
    record LongOf(long min, long max) implements Shape {
        @Override
        public boolean sensitive() {
            return false;
        }
    }

    /** True or false. */
    record BooleanOf() implements Shape {
        @Override
        public boolean sensitive() {
            return false;
        }
    }

    /** A moment: seconds with a fraction in JSON, ISO-8601 in XML; kept to the millisecond. */
    record Timestamp() implements Shape {
        @Override
        public boolean sensitive() {
            return false;
        }
    }

    /** A list; {@code min} and {@code max} count its elements. */
    record ListOf(Shape element, long min, long max) implements Shape {
        @Override
        public boolean sensitive() {
            return element.sensitive();
        }
    }

    /** A map that keeps its order; {@code min} and {@code max} count its entries. */
    record MapOf(Shape key, Shape value, long min, long max) implements Shape {
        @Override
        public boolean sensitive() {
            return key.sensitive() || value.sensitive();
        }
    }
}
