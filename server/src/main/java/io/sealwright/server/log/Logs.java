// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.log;

import io.sealwright.server.config.LogConfig;
import java.io.PrintStream;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Sets up where log lines go: to one stream, by one formatter, ours and those of libraries. */
public final class Logs {
    /**
     * Libraries are heard from this level on, whatever the operator asked of us: some would log what is on the wire.
     */
    private static final Level LIBRARIES = Level.WARNING;

    private static final String OURS = "io.sealwright";

    /** The logging framework itself keeps loggers weakly; their levels last as long as this. */
    private final List<Logger> held;

    private Logs(List<Logger> held) {
        this.held = held;
    }

    /** To be called before anything logs; the first call in a process decides the manager. */
    public static void useSteadyManager() {
        System.setProperty("java.util.logging.manager", SteadyLogManager.class.getName());
    }

    /** Sends all lines to {@code stream} from now on; the caller keeps what is returned. */
    public static Logs configure(LogConfig config, PrintStream stream) {
        Logger root = LogManager.getLogManager().getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        LineFormatter formatter = switch (config.format()) {
            case TEXT -> new TextFormatter();
            case JSON -> new JsonFormatter();
        };
        root.addHandler(new StreamLines(stream, formatter));
        root.setLevel(LIBRARIES);
        Logger ours = Logger.getLogger(OURS);
        ours.setLevel(level(config.level()));
        return new Logs(List.of(root, ours));
    }

    /** Everything logged until now is written when it returns. */
    public void flush() {
        held.forEach(logger -> Stream.of(logger.getHandlers()).forEach(Handler::flush));
    }

    private static Level level(System.Logger.Level level) {
        return switch (level) {
            case ALL -> Level.ALL;
            case TRACE -> Level.FINER;
            case DEBUG -> Level.FINE;
            case INFO -> Level.INFO;
            case WARNING -> Level.WARNING;
            case ERROR -> Level.SEVERE;
            case OFF -> Level.OFF;
        };
    }

    /** Writes each record at once: a log line must not be lost in a buffer when the process dies. */
    private static final class StreamLines extends Handler {
        private final PrintStream stream;

        StreamLines(PrintStream stream, LineFormatter formatter) {
            this.stream = stream;
            setFormatter(formatter);
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord record) {
            if (isLoggable(record)) {
                stream.print(getFormatter().format(record));
                stream.flush();
            }
        }

        @Override
        public void flush() {
            stream.flush();
        }

        @Override
        public void close() {
            flush();
        }
    }
}
