// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

/** Why a command ended without doing its work, in words for the operator. */
final class CommandFailed extends Exception {
    private static final long serialVersionUID = 1L;

    /** Exit code of a command line that was not understood. */
    static final int USAGE = 2;

    private static final int FAILURE = 1;

    private final int exitCode;

    private CommandFailed(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The words of the command line make no sense. */
    static CommandFailed usage(String message) {
        return new CommandFailed(message, USAGE);
    }

    /** The command was understood, and could not be done. */
    static CommandFailed because(String message) {
        return new CommandFailed(message, FAILURE);
    }

    int exitCode() {
        return exitCode;
    }
}
