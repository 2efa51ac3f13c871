// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import io.sealwright.crypto.ProviderReport;
import java.util.List;

/** {@code sealwright crypto providers}: which provider computes which algorithm on this machine. */
final class CryptoProviders implements Command {

    @Override
    public String words() {
        return "crypto providers";
    }

    @Override
    public String summary() {
        return "prints which provider computes which algorithm";
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws CommandFailed {
        requireNone(arguments);
        ProviderReport.lines().forEach(terminal.out()::println);
        return 0;
    }
}
