// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @TempDir
    Path folder;

    private Settings read(Map<String, String> environment, String... flags) {
        return Settings.read(List.of(flags), environment, folder);
    }

    private void file(String text) throws IOException {
        Files.writeString(folder.resolve("sealwright.yaml"), text);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CONFIG", "INSECURE_HTTP"})
    void every_setting_has_a_flag_a_file_entry_and_a_variable_each_stronger_than_the_one_before(Setting setting)
            throws IOException {
        file(setting.settingName() + ": of-file\n");
        var variable = Map.of(setting.variable(), "of-environment");

        assertThat(read(Map.of()).text(setting)).isEqualTo("of-file");
        assertThat(read(variable).text(setting)).isEqualTo("of-environment");
        assertThat(read(variable, setting.flag(), "of-flag").text(setting)).isEqualTo("of-flag");
        assertThat(read(variable, setting.flag() + "=of=flag").text(setting)).isEqualTo("of=flag");
    }

    @Test
    void the_flag_of_a_switch_needs_no_value() throws IOException {
        file("insecure-http: false\n");

        assertThat(read(Map.of(), "--insecure-http", "--data=x").text(Setting.INSECURE_HTTP))
                .isEqualTo("true");
        assertThat(read(Map.of(), "--insecure-http=false").text(Setting.INSECURE_HTTP))
                .isEqualTo("false");
        assertThat(read(Map.of()).text(Setting.INSECURE_HTTP)).isEqualTo("false");
    }

    @Test
    void names_are_written_one_way_in_each_place() {
        assertThat(Setting.HOT_MAX_BYTES.flag()).isEqualTo("--hot.max-bytes");
        assertThat(Setting.HOT_MAX_BYTES.variable()).isEqualTo("SEALWRIGHT_HOT_MAX_BYTES");
        assertThat(Arrays.stream(Setting.values()).map(Setting::variable)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Setting.values()).map(Setting::name))
                .containsExactlyElementsOf(Arrays.stream(Setting.values())
                        .map(setting -> setting.variable().substring("SEALWRIGHT_".length()))
                        .toList());
    }

    @Test
    void a_file_may_nest_at_the_dots_and_keeps_leading_zeros() throws IOException {
        file("account-id: 000012345678\nhot:\n  max-bytes: 64MiB\nlog: {level: debug}\n");

        var settings = read(Map.of());

        assertThat(settings.text(Setting.ACCOUNT_ID)).isEqualTo("000012345678");
        assertThat(settings.text(Setting.HOT_MAX_BYTES)).isEqualTo("64MiB");
        assertThat(settings.text(Setting.LOG_LEVEL)).isEqualTo("debug");
    }

    @Test
    void the_file_is_the_one_that_the_flag_names_and_then_it_must_be_there() throws IOException {
        file("data: usual\n");
        Files.writeString(folder.resolve("other.yaml"), "data: other\n");
        Files.writeString(folder.resolve("third.yaml"), "data: third\n");
        var variable = Map.of("SEALWRIGHT_CONFIG", "third.yaml");

        assertThat(read(Map.of(), "--config", "other.yaml").text(Setting.DATA)).isEqualTo("other");
        assertThat(read(variable).text(Setting.DATA)).isEqualTo("third");
        assertThat(read(variable, "--config", "other.yaml").text(Setting.DATA)).isEqualTo("other");
        assertThatThrownBy(() -> read(Map.of(), "--config", "absent.yaml"))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("absent.yaml")
                .hasMessageContaining("no such file");
    }

    @Test
    void an_unknown_flag_is_refused_by_name() {
        assertRefused("unknown flag --lisen", "--lisen", "127.0.0.1:1");
        assertRefused("unexpected argument serve", "serve");
        assertRefused("--listen needs a value", "--listen");
        assertRefused("--listen needs a value", "--listen", "--data");
        assertRefused("--data is given twice", "--data", "a", "--data=b");
    }

    private void assertRefused(String message, String... flags) {
        assertThatThrownBy(() -> read(Map.of(), flags))
                .isInstanceOf(SettingRefused.class)
                .hasMessage(message);
    }

    @Test
    void an_unknown_environment_variable_of_ours_is_refused_by_name_and_those_of_others_are_not_looked_at() {
        assertThat(read(Map.of("PATH", "/bin", "SEAL", "x")).chosen()).isEmpty();
        assertThatThrownBy(() -> read(Map.of("SEALWRIGHT_LISEN", "x")))
                .isInstanceOf(SettingRefused.class)
                .hasMessage("unknown environment variable SEALWRIGHT_LISEN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lisen: x",
                "hot: {max-byte: 1}",
                "listen: [a, b]",
                "config: other.yaml",
                "listen: a\nlisten: b",
                "hot: {max-bytes: 1MiB}\nhot.max-bytes: 2MiB",
                "- listen",
                "just text",
                "listen: 'unended",
                "a: &x {b: 1}\nc: *x",
                "&a {hot: *a}",
                "? [a]\n: b",
                "listen: !!int 5\n--- {}",
                "hot: {max-bytes: {max-bytes: {max-bytes: {x: y}}}}"
            })
    void a_file_that_is_not_a_mapping_of_known_settings_is_refused_with_its_name(String text) throws IOException {
        file(text);

        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("sealwright.yaml");
    }

    @Test
    void an_empty_file_sets_nothing() throws IOException {
        file("# nothing\n");

        assertThat(read(Map.of()).chosen()).isEmpty();
    }

    @Test
    void a_file_that_everyone_can_write_is_refused() throws IOException {
        file("data: x\n");
        Files.setPosixFilePermissions(folder.resolve("sealwright.yaml"), PosixFilePermissions.fromString("rw-rw-rw-"));

        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("can be written by everyone");
    }

    @Test
    void all_settings_print_with_their_source() throws IOException {
        file("data: here\n");

        var settings = read(Map.of("SEALWRIGHT_LOG_LEVEL", "debug"), "--listen", "127.0.0.1:1");

        assertThat(settings.chosen())
                .containsExactly(
                        "data = here (file)",
                        "listen = 127.0.0.1:1 (--listen)",
                        "log.level = debug (SEALWRIGHT_LOG_LEVEL)");
        assertThat(settings.toString().lines()).hasSize(Setting.values().length).contains("partition = aws (default)");
    }
}
