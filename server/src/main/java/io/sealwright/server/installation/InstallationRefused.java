// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.installation;

/** The data folder is not what the start expects. The message is for the operator; nothing was changed. */
public final class InstallationRefused extends Exception {
    private static final long serialVersionUID = 1L;

    InstallationRefused(String message) {
        super(message);
    }
}
