// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import io.sealwright.server.config.LogConfig;
import io.sealwright.server.log.Logs;
import java.io.IOException;

/** A process that serves nothing until it is stopped. */
final class StoppableProcess {
    private StoppableProcess() {}

    static void main(String[] arguments) throws InterruptedException {
        Logs.useSteadyManager();
        Logs logs = Logs.configure(new LogConfig(LogConfig.Format.TEXT, System.Logger.Level.INFO), System.err);
        Shutdown shutdown = Shutdown.onSignal(() -> close(arguments[0]), logs);
        System.out.println("serving");
        shutdown.await();
    }

    private static void close(String how) throws IOException {
        if (how.equals("failing")) {
            throw new IOException("the disk is gone");
        }
        System.out.println("closed");
    }
}
