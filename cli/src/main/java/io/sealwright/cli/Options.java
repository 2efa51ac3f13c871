// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Reads the few flags of a command that has no settings: {@code --name value} or {@code --name=value}. */
final class Options {
    private Options() {}

    static Map<String, String> read(String command, List<String> arguments, List<String> known) throws CommandFailed {
        Map<String, String> values = new HashMap<>();
        for (Map.Entry<String, List<String>> flag :
                readAll(command, arguments, known).entrySet()) {
            if (flag.getValue().size() > 1) {
                throw CommandFailed.usage("%s: %s is given twice".formatted(command, flag.getKey()));
            }
            values.put(flag.getKey(), flag.getValue().getFirst());
        }
        return values;
    }

    /** All values of each flag, in their order, for a command some of whose flags may come several times. */
    static Map<String, List<String>> readAll(String command, List<String> arguments, List<String> known)
            throws CommandFailed {
        Map<String, List<String>> values = new HashMap<>();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String[] parts = rest.next().split("=", 2);
            if (!known.contains(parts[0])) {
                throw CommandFailed.usage("%s: unknown flag %s".formatted(command, parts[0]));
            }
            if (parts.length == 1 && !rest.hasNext()) {
                throw CommandFailed.usage("%s: %s needs a value".formatted(command, parts[0]));
            }
            values.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(parts.length == 2 ? parts[1] : rest.next());
        }
        return values;
    }
}
