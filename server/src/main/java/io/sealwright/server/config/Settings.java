// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The text of every setting and where it came from. A flag wins over an environment variable, that over the file, that
 * over the default.
 */
public final class Settings {

    /** Where a text came from, the strongest last. */
    public enum Source {
        DEFAULT,
        FILE,
        ENVIRONMENT,
        FLAG
    }

    /** A setting's text, not yet understood. */
    record Given(String text, Source source) {}

    private static final Path USUAL_FILE = Path.of("sealwright.yaml");

    private final Map<Setting, Given> given;

    private Settings(Map<Setting, Given> given) {
        this.given = given;
    }

    /**
     * Reads all settings, once.
     *
     * @param flags {@code --name value} or {@code --name=value}, nothing else
     * @param environment the whole environment; what does not begin with {@code SEALWRIGHT_} is not ours
     * @param workingFolder where {@code sealwright.yaml} is looked for, and what relative paths start from
     * @throws SettingRefused naming the first setting that is unknown, repeated or without a value
     */
    public static Settings read(List<String> flags, Map<String, String> environment, Path workingFolder) {
        Map<Setting, String> fromFlags = Flags.read(flags);
        Map<Setting, String> fromEnvironment = ofEnvironment(environment);
        Map<Setting, Given> all = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            all.put(setting, new Given(setting.defaultText(), Source.DEFAULT));
        }
        String file = fromFlags.getOrDefault(Setting.CONFIG, fromEnvironment.getOrDefault(Setting.CONFIG, ""));
        overlay(all, ofFile(file, workingFolder), Source.FILE);
        overlay(all, fromEnvironment, Source.ENVIRONMENT);
        overlay(all, fromFlags, Source.FLAG);
        return new Settings(all);
    }

    private static void overlay(Map<Setting, Given> all, Map<Setting, String> texts, Source source) {
        texts.forEach((setting, text) -> all.put(setting, new Given(text, source)));
    }

    private static Map<Setting, String> ofFile(String file, Path workingFolder) {
        if (!file.isEmpty()) {
            return SettingsFile.read(workingFolder.resolve(file));
        }
        Path usual = workingFolder.resolve(USUAL_FILE);
        return Files.exists(usual) ? SettingsFile.read(usual) : Map.of();
    }

    private static Map<Setting, String> ofEnvironment(Map<String, String> environment) {
        Map<Setting, String> texts = new EnumMap<>(Setting.class);
        environment.forEach((variable, text) -> {
            if (variable.startsWith(Setting.VARIABLE_PREFIX)) {
                Setting setting = Setting.ofVariable(variable)
                        .orElseThrow(() -> new SettingRefused("unknown environment variable " + variable));
                texts.put(setting, text);
            }
        });
        return texts;
    }

    /** The text of a setting; empty only where the default is empty. */
    String text(Setting setting) {
        return of(setting).text();
    }

    Source source(Setting setting) {
        return of(setting).source();
    }

    private Given of(Setting setting) {
        Given value = given.get(setting);
        if (value == null) {
            throw new IllegalStateException("no value for " + setting);
        }
        return value;
    }

    /** One line per setting that somebody set, {@code name = text (where from)}; secrets are never settings. */
    public List<String> chosen() {
        return Stream.of(Setting.values())
                .filter(setting -> source(setting) != Source.DEFAULT)
                .map(this::line)
                .toList();
    }

    /** All settings, one a line. */
    @Override
    public String toString() {
        return Stream.of(Setting.values()).map(this::line).collect(Collectors.joining("\n"));
    }

    private String line(Setting setting) {
        return "%s = %s (%s)"
                .formatted(
                        setting.settingName(),
                        text(setting).isEmpty() ? "none" : text(setting),
                        switch (source(setting)) {
                            case DEFAULT -> "default";
                            case FILE -> "file";
                            case ENVIRONMENT -> setting.variable();
                            case FLAG -> setting.flag();
                        });
    }
}
