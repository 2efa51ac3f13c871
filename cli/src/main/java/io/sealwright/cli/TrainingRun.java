// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The run from which the build makes the AOT cache: starts the server on a throwaway folder, lets a client use it as
 * customers do, and ends. Not for operators, and so without a summary.
 */
final class TrainingRun implements Command {

    @Override
    public String words() {
        return "training-run";
    }

    @Override
    public String summary() {
        return "";
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws CommandFailed, InterruptedException {
        if (arguments.size() != 1) {
            throw CommandFailed.usage("training-run takes the folder to make and to throw away");
        }
        Path data = terminal.workingFolder().resolve(arguments.getFirst());
        if (Files.exists(data)) {
            throw CommandFailed.usage("training-run: %s exists".formatted(data));
        }
        Thread.ofPlatform().name("client").daemon().start(() -> drive(data, terminal));
        return new Serve()
                .run(
                        List.of(
                                "--data=" + data,
                                "--listen=127.0.0.1:" + freePort(),
                                "--admin-listen=127.0.0.1:" + freePort()),
                        terminal);
    }

    /** A failed training halts at once: an orderly end would be exit code 0. */
    private static void drive(Path data, Terminal terminal) {
        try {
            TrainingClient.await(data).useEverything();
        } catch (IOException | InterruptedException failed) {
            failed.printStackTrace(terminal.err());
            Runtime.getRuntime().halt(1);
        }
        System.exit(0);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException noLoopback) {
            throw new UncheckedIOException(noLoopback);
        }
    }
}
