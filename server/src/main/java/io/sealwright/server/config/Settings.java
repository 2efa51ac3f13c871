// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
    private final SortedMap<EndpointSetting.Of, Given> ofEndpoints;

    private Settings(Map<Setting, Given> given, SortedMap<EndpointSetting.Of, Given> ofEndpoints) {
        this.given = given;
        this.ofEndpoints = ofEndpoints;
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
        Texts fromFlags = Flags.read(flags);
        Texts fromEnvironment = ofEnvironment(environment);
        Map<Setting, Given> all = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            all.put(setting, new Given(setting.defaultText(), Source.DEFAULT));
        }
        String file = fromFlags
                .settings()
                .getOrDefault(Setting.CONFIG, fromEnvironment.settings().getOrDefault(Setting.CONFIG, ""));
        Settings settings =
                new Settings(all, new TreeMap<>(fromFlags.endpoints().comparator()));
        settings.overlay(ofFile(file, workingFolder), Source.FILE);
        settings.overlay(fromEnvironment, Source.ENVIRONMENT);
        settings.overlay(fromFlags, Source.FLAG);
        return settings;
    }

    private void overlay(Texts texts, Source source) {
        texts.settings().forEach((setting, text) -> given.put(setting, new Given(text, source)));
        texts.endpoints().forEach((setting, text) -> ofEndpoints.put(setting, new Given(text, source)));
    }

    private static Texts ofFile(String file, Path workingFolder) {
        if (!file.isEmpty()) {
            return SettingsFile.read(workingFolder.resolve(file));
        }
        Path usual = workingFolder.resolve(USUAL_FILE);
        return Files.exists(usual) ? SettingsFile.read(usual) : new Texts();
    }

    private static Texts ofEnvironment(Map<String, String> environment) {
        Texts texts = new Texts();
        environment.forEach((variable, text) -> {
            if (variable.startsWith(Setting.VARIABLE_PREFIX)
                    && texts.putVariable(variable, text) == Texts.Put.UNKNOWN_NAME) {
                throw new SettingRefused("unknown environment variable " + variable);
            }
        });
        return texts;
    }

    /** The text of a setting; empty only where the default is empty. */
    String text(Setting setting) {
        return of(setting).text();
    }

    /** The ids of all endpoints of which anything is said, in their order. */
    List<String> endpoints() {
        return ofEndpoints.keySet().stream()
                .map(EndpointSetting.Of::endpoint)
                .distinct()
                .toList();
    }

    Optional<String> text(String endpoint, EndpointSetting setting) {
        return Optional.ofNullable(ofEndpoints.get(new EndpointSetting.Of(endpoint, setting)))
                .map(Given::text);
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
        return Stream.concat(
                        Stream.of(Setting.values())
                                .filter(setting -> source(setting) != Source.DEFAULT)
                                .map(this::line),
                        endpointLines())
                .toList();
    }

    /** All settings, one a line. */
    @Override
    public String toString() {
        return Stream.concat(Stream.of(Setting.values()).map(this::line), endpointLines())
                .collect(Collectors.joining("\n"));
    }

    private String line(Setting setting) {
        Given value = of(setting);
        Given shown = new Given(setting.shown(value.text()), value.source());
        return line(setting.settingName(), shown, setting.variable(), setting.flag());
    }

    private Stream<String> endpointLines() {
        return ofEndpoints.entrySet().stream()
                .map(entry -> line(
                        entry.getKey().settingName(),
                        entry.getValue(),
                        entry.getKey().variable(),
                        entry.getKey().flag()));
    }

    private static String line(String name, Given given, String variable, String flag) {
        return "%s = %s (%s)"
                .formatted(
                        name,
                        given.text().isEmpty() ? "none" : given.text(),
                        switch (given.source()) {
                            case DEFAULT -> "default";
                            case FILE -> "file";
                            case ENVIRONMENT -> variable;
                            case FLAG -> flag;
                        });
    }
}
