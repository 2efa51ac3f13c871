// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A closed set of texts, in the model's order: AWS's own order in its texts is that of a hash. */
public final class EnumShape implements Shape {
    private final WireName[] constants;
    private final byte[][] utf8;

    /** Quoted, by the constant's ordinal. */
    private final byte[][] json;

    private final Map<String, WireName> byName = new HashMap<>();

    public EnumShape(WireName... constants) {
        this.constants = constants.clone();
        this.utf8 = new byte[constants.length][];
        this.json = new byte[constants.length][];
        for (int i = 0; i < constants.length; i++) {
            utf8[i] = constants[i].wireName().getBytes(StandardCharsets.UTF_8);
            json[i] = ('"' + constants[i].wireName() + '"').getBytes(StandardCharsets.UTF_8);
            byName.put(constants[i].wireName(), constants[i]);
        }
    }

    @Override
    public boolean sensitive() {
        return false;
    }

    @Nullable
    WireName find(String wireName) {
        return byName.get(wireName);
    }

    /** How many constants it has. */
    int size() {
        return constants.length;
    }

    WireName constant(int ordinal) {
        return constants[ordinal];
    }

    /** The constant as JSON. */
    byte[] json(WireName constant) {
        return json[constant.ordinal()];
    }

    /** The constant with this name, or null. */
    @Nullable
    WireName find(byte[] bytes, int from, int to) {
        for (int i = 0; i < utf8.length; i++) {
            if (utf8[i].length == to - from && Arrays.equals(utf8[i], 0, to - from, bytes, from, to)) {
                return constants[i];
            }
        }
        return null;
    }

    /** As validation texts list them: {@code [A, B]}. */
    String set() {
        return Stream.of(constants).map(WireName::wireName).collect(Collectors.joining(", ", "[", "]"));
    }
}
