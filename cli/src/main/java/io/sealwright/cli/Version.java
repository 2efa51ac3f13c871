// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import io.sealwright.server.Release;
import java.util.List;

/** {@code sealwright version}. */
final class Version implements Command {

    @Override
    public String words() {
        return "version";
    }

    @Override
    public String summary() {
        return "prints the versions of Sealwright and of the JVM";
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws CommandFailed {
        requireNone(arguments);
        terminal.out().println("sealwright " + Release.version());
        terminal.out().println("java " + Runtime.version());
        return 0;
    }
}
