// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import io.sealwright.server.log.Logs;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The {@code sealwright} command. */
public final class Main {
    private static final List<Command> COMMANDS = List.of(
            new Serve(),
            new CryptoProviders(),
            new LedgerVerify(),
            new StoreVerify(),
            new ClockTrust(),
            new Doctor(),
            new Explain(),
            new SimulateAccess(), // before the command that its words begin with
            new Simulate(),
            new TlsInit(),
            new Help(),
            new Version(),
            new TrainingRun());

    private Main() {}

    /** Runs the command that {@code arguments} name, and ends the process with its exit code. */
    public static void main(String[] arguments) throws InterruptedException {
        Logs.useSteadyManager();
        var terminal = new Terminal(
                System.out, System.err, System.getenv(), Path.of("").toAbsolutePath());
        System.exit(run(List.of(arguments), terminal));
    }

    static int run(List<String> arguments, Terminal terminal) throws InterruptedException {
        try {
            Command command = find(arguments);
            int words = command.words().split(" ").length;
            return command.run(arguments.subList(Math.min(words, arguments.size()), arguments.size()), terminal);
        } catch (CommandFailed failed) {
            terminal.err().println("sealwright: " + failed.getMessage());
            return failed.exitCode();
        }
    }

    static List<Command> commands() {
        return COMMANDS;
    }

    private static Command find(List<String> arguments) throws CommandFailed {
        if (arguments.isEmpty()
                || arguments.getFirst().equals("--help")
                || arguments.getFirst().equals("-h")) {
            return new Help();
        }
        Optional<Command> found = COMMANDS.stream()
                .filter(command ->
                        startsWith(arguments, Arrays.asList(command.words().split(" "))))
                .findFirst();
        return found.orElseThrow(() -> CommandFailed.usage(
                "unknown command %s; `sealwright help` lists them".formatted(arguments.getFirst())));
    }

    private static boolean startsWith(List<String> arguments, List<String> words) {
        return arguments.size() >= words.size()
                && arguments.subList(0, words.size()).equals(words);
    }
}
