// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import io.sealwright.server.log.Logs;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;

/**
 * The way out: a signal closes the server, in order, and the process ends with exit code 0.
 *
 * <p>The JVM itself would exit with 143 after SIGTERM, so the last thing its hook does is to halt it. Nothing may stand
 * behind it: other hooks run at the same time and are not waited for.
 */
public final class Shutdown {
    private static final System.Logger LOG = System.getLogger(Shutdown.class.getName());
    private static final int DONE = 0;
    private static final int FAILED = 1;

    private final AutoCloseable server;
    private final Logs logs;
    private final IntConsumer halt;
    private final CountDownLatch never = new CountDownLatch(1);

    private Shutdown(AutoCloseable server, Logs logs, IntConsumer halt) {
        this.server = server;
        this.logs = logs;
        this.halt = halt;
    }

    /**
     * Closes {@code server} when the process is asked to end.
     *
     * @param logs stay as they are until then
     */
    public static Shutdown onSignal(AutoCloseable server, Logs logs) {
        Runtime runtime = Runtime.getRuntime();
        var shutdown = new Shutdown(server, logs, runtime::halt);
        runtime.addShutdownHook(Thread.ofPlatform().name("stop").unstarted(shutdown::stop));
        return shutdown;
    }

    /** Waits until the process ends. */
    public void await() throws InterruptedException {
        never.await();
    }

    @SuppressWarnings("CatchingUnchecked") // The last word of the process: whatever went wrong is logged, and it ends.
    private void stop() {
        int exitCode = FAILED;
        try {
            server.close();
            exitCode = DONE;
            LOG.log(System.Logger.Level.INFO, "stopped");
        } catch (Exception fault) {
            LOG.log(System.Logger.Level.ERROR, "the stop was not clean; the next start recovers", fault);
        } finally {
            logs.flush();
            halt.accept(exitCode);
        }
    }
}
