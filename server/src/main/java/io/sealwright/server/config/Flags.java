// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

import java.util.Iterator;
import java.util.List;

/** Reads {@code --name value} and {@code --name=value} by the table of settings. */
final class Flags {
    private Flags() {}

    static Texts read(List<String> arguments) {
        Texts texts = new Texts();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            int equals = argument.indexOf('=');
            String flag = equals < 0 ? argument : argument.substring(0, equals);
            String name = named(flag);
            String text = equals < 0 ? text(flag, name, rest) : argument.substring(equals + 1);
            if (texts.put(name, text) == Texts.Put.GIVEN_TWICE) {
                throw new SettingRefused(flag + " is given twice");
            }
        }
        return texts;
    }

    private static String named(String flag) {
        if (!flag.startsWith("--")) {
            throw new SettingRefused("unexpected argument " + flag);
        }
        String name = flag.substring(2);
        if (Setting.named(name).isEmpty() && EndpointSetting.named(name).isEmpty()) {
            throw new SettingRefused("unknown flag " + flag);
        }
        return name;
    }

    private static String text(String flag, String name, Iterator<String> rest) {
        boolean isSwitch = Setting.named(name).filter(Setting::isSwitch).isPresent();
        return isSwitch ? "true" : next(flag, rest);
    }

    private static String next(String flag, Iterator<String> rest) {
        String text = rest.hasNext() ? rest.next() : "";
        if (text.isEmpty() || text.startsWith("--")) {
            throw new SettingRefused(flag + " needs a value");
        }
        return text;
    }
}
