// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import java.util.List;
import java.util.Map;

/** The brackets, commas and keys of JSON arrays and objects; what stands in them is written by whoever asks. */
final class JsonContainers {

    private JsonContainers() {}

    /** Writes one value of a shape: of an answer, or of a record. */
    @FunctionalInterface
    interface ValueWriter {
        void write(Shape shape, Object value, ByteWriter to);
    }

    static void list(Shape.ListOf shape, List<?> elements, ValueWriter values, ByteWriter to) {
        to.ascii('[');
        for (int i = 0; i < elements.size(); i++) {
            if (i > 0) {
                to.ascii(',');
            }
            values.write(shape.element(), elements.get(i), to);
        }
        to.ascii(']');
    }

    static void map(Shape.MapOf shape, Map<?, ?> entries, ValueWriter values, ByteWriter to) {
        to.ascii('{');
        boolean first = true;
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            if (!first) {
                to.ascii(',');
            }
            first = false;
            to.jsonString(JsonWriter.key(entry.getKey())).ascii(':');
            values.write(shape.value(), entry.getValue(), to);
        }
        to.ascii('}');
    }
}
