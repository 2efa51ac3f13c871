// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the files under {@code vectors}: blocks of {@code name = value}, with an empty line between them. */
final class Vectors {
    private Vectors() {}

    /** One block. */
    record Vector(Map<String, String> values) {
        String text(String name) {
            String value = values.get(name);
            if (value == null) {
                throw new AssertionError("no " + name + " in " + values);
            }
            return value;
        }

        byte[] bytes(String name) {
            return HexFormat.of().parseHex(text(name));
        }

        int number(String name) {
            return Integer.parseInt(text(name));
        }

        @Override
        public String toString() {
            return values.values().iterator().next();
        }
    }

    static List<Vector> of(String file) {
        List<Vector> vectors = new ArrayList<>();
        for (String block : read(file).split("\n\n", -1)) {
            Map<String, String> values = new LinkedHashMap<>();
            block.lines()
                    .filter(line -> line.contains(" =") && !line.startsWith("#"))
                    .forEach(line -> {
                        int equals = line.indexOf(" =");
                        values.put(
                                line.substring(0, equals),
                                line.substring(equals + 2).strip());
                    });
            if (!values.isEmpty()) {
                vectors.add(new Vector(values));
            }
        }
        return vectors;
    }

    private static String read(String file) {
        try (var stream = Vectors.class.getResourceAsStream("/vectors/" + file)) {
            if (stream == null) {
                throw new AssertionError("no vectors/" + file);
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
