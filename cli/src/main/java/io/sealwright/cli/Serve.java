// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import io.sealwright.server.Banner;
import io.sealwright.server.Server;
import io.sealwright.server.Shutdown;
import io.sealwright.server.StartRefused;
import io.sealwright.server.config.Configuration;
import io.sealwright.server.config.SettingRefused;
import io.sealwright.server.log.Logs;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** {@code sealwright serve}: starts the server and runs it until a signal ends it. */
final class Serve implements Command {

    @Override
    public String words() {
        return "serve";
    }

    @Override
    public String summary() {
        return "starts the server";
    }

    @Override
    public int run(List<String> flags, Terminal terminal) throws CommandFailed, InterruptedException {
        Configuration configuration = read(flags, terminal);
        Logs logs = Logs.configure(configuration.log(), terminal.err());
        InstantSource clock = InstantSource.system();
        Server server = start(configuration, clock);
        Instant ready = clock.instant();
        Shutdown shutdown = Shutdown.onSignal(server, logs);
        terminal.out().println(server.banner().text());
        terminal.out().println(Banner.ready(sinceStart(ready)));
        terminal.out().flush();
        shutdown.await();
        return 0;
    }

    private static Configuration read(List<String> flags, Terminal terminal) throws CommandFailed {
        try {
            return Configuration.read(flags, terminal.environment(), terminal.workingFolder());
        } catch (SettingRefused refused) {
            throw CommandFailed.usage(String.valueOf(refused.getMessage()));
        }
    }

    private static Server start(Configuration configuration, InstantSource clock) throws CommandFailed {
        try {
            return Server.start(configuration, clock);
        } catch (StartRefused refused) {
            throw CommandFailed.because(String.valueOf(refused.getMessage()));
        }
    }

    /** From the JVM's own beginning; the process handle's is only good to a second. */
    private static long sinceStart(Instant now) {
        return now.toEpochMilli() - ManagementFactory.getRuntimeMXBean().getStartTime();
    }
}
