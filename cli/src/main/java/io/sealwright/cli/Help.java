// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import io.sealwright.server.config.EndpointSetting;
import io.sealwright.server.config.Setting;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code sealwright help}: the commands and every setting. */
final class Help implements Command {

    @Override
    public String words() {
        return "help";
    }

    @Override
    public String summary() {
        return "lists the commands and every setting";
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws CommandFailed {
        terminal.out().println("""
                        Usage: sealwright COMMAND [--SETTING VALUE ...]

                        Commands
                        %s

                        Settings of serve. Each is a flag, an entry of sealwright.yaml (nested at the dots), or an
                        environment variable: --log.level, log: {level: ...}, SEALWRIGHT_LOG_LEVEL. A flag wins over a
                        variable, a variable over the file.
                        %s

                        Settings of each VPC endpoint, whose ID is vpce- and 8 or 17 hexadecimal digits:
                        %s""".formatted(commands(), settings(), endpointSettings()));
        return 0;
    }

    private static String commands() {
        return Main.commands().stream()
                .filter(command -> !command.summary().isEmpty())
                .map(command -> "  %-18s %s".formatted(command.words(), command.summary()))
                .collect(Collectors.joining("\n"));
    }

    private static String settings() {
        return Stream.of(Setting.values()).map(Help::line).collect(Collectors.joining("\n"));
    }

    private static String endpointSettings() {
        return Stream.of(EndpointSetting.values())
                .map(setting -> "  %-47s %s".formatted(setting.flagForm() + " " + setting.form(), setting.meaning()))
                .collect(Collectors.joining("\n"));
    }

    private static String line(Setting setting) {
        String text = setting.defaultText();
        return "  %-47s %s%s"
                .formatted(
                        setting.flag() + " " + setting.form(),
                        setting.meaning(),
                        text.isEmpty() ? "" : " (default %s)".formatted(text));
    }
}
