// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import java.util.List;

/** One thing the command line can do. */
interface Command {

    /** The words that call it, such as {@code crypto providers}. */
    String words();

    /** What it does, in a line. */
    String summary();

    /**
     * Does it.
     *
     * @param arguments what follows the words
     * @return the exit code
     * @throws CommandFailed with words for the operator
     */
    int run(List<String> arguments, Terminal terminal) throws CommandFailed, InterruptedException;

    /** Refuses arguments where none are taken. */
    default void requireNone(List<String> arguments) throws CommandFailed {
        if (!arguments.isEmpty()) {
            throw CommandFailed.usage("%s: unexpected argument %s".formatted(words(), arguments.getFirst()));
        }
    }
}
