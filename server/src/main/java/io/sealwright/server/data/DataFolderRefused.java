// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.data;

import java.nio.file.Path;

/** A data folder that cannot be trusted or is in use. The message names the path and what to do, for the operator. */
public final class DataFolderRefused extends Exception {
    private static final long serialVersionUID = 1L;

    DataFolderRefused(Path path, String why) {
        super(path + ": " + why);
    }
}
