// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Reads {@code --name value} and {@code --name=value} by the table of settings. */
final class Flags {
    private Flags() {}

    static Map<Setting, String> read(List<String> arguments) {
        Map<Setting, String> texts = new EnumMap<>(Setting.class);
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            int equals = argument.indexOf('=');
            String flag = equals < 0 ? argument : argument.substring(0, equals);
            Setting setting = named(flag);
            String text = equals < 0 ? next(flag, rest) : argument.substring(equals + 1);
            if (texts.put(setting, text) != null) {
                throw new SettingRefused(flag + " is given twice");
            }
        }
        return texts;
    }

    private static Setting named(String flag) {
        if (!flag.startsWith("--")) {
            throw new SettingRefused("unexpected argument " + flag);
        }
        return Setting.named(flag.substring(2)).orElseThrow(() -> new SettingRefused("unknown flag " + flag));
    }

    private static String next(String flag, Iterator<String> rest) {
        String text = rest.hasNext() ? rest.next() : "";
        if (text.isEmpty() || text.startsWith("--")) {
            throw new SettingRefused(flag + " needs a value");
        }
        return text;
    }
}
