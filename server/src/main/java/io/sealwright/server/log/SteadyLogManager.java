// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.log;

import java.util.logging.LogManager;

/**
 * A log manager that reads no file and is not taken down by the JVM's own shutdown hook: what is said while the server
 * stops is heard too.
 */
public final class SteadyLogManager extends LogManager {

    @Override
    public void readConfiguration() {
        // Everything is set in Logs.
    }

    @Override
    public void reset() {
        // The handler stays until the process is gone.
    }
}
