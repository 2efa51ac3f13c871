// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Reads the few flags of a command that has no settings: {@code --name value} or {@code --name=value}. */
final class Options {
    private Options() {}

    static Map<String, String> read(String command, List<String> arguments, List<String> known) throws CommandFailed {
        Map<String, String> values = new HashMap<>();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String[] parts = rest.next().split("=", 2);
            if (!known.contains(parts[0])) {
                throw CommandFailed.usage("%s: unknown flag %s".formatted(command, parts[0]));
            }
            if (parts.length == 1 && !rest.hasNext()) {
                throw CommandFailed.usage("%s: %s needs a value".formatted(command, parts[0]));
            }
            if (values.put(parts[0], parts.length == 2 ? parts[1] : rest.next()) != null) {
                throw CommandFailed.usage("%s: %s is given twice".formatted(command, parts[0]));
            }
        }
        return values;
    }
}
