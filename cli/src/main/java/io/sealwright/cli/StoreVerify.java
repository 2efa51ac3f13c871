// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import io.sealwright.crypto.KeyFileSeal;
import io.sealwright.server.OfflineStore;
import io.sealwright.server.StartRefused;
import io.sealwright.server.config.SettingRefused;
import io.sealwright.store.StoreReport;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** {@code sealwright store verify}: proves a stopped server's store, and names what is wrong, worst first. */
final class StoreVerify implements Command {
    private static final String DATA = "--data";
    private static final String KEY = "--key";
    private static final String STORE = "--store";

    @Override
    public String words() {
        return "store verify";
    }

    @Override
    public String summary() {
        return "proves the rows of a stopped server: [--data DIR] [--key root.key] [--store URL]";
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws CommandFailed {
        Map<String, String> flags = Options.read(words(), arguments, List.of(DATA, KEY, STORE));
        Path data = terminal.workingFolder().resolve(flags.getOrDefault(DATA, "data"));
        Path rootKey = flags.containsKey(KEY)
                ? terminal.workingFolder().resolve(flags.get(KEY))
                : data.resolve(KeyFileSeal.FILE_NAME);
        try {
            StoreReport report =
                    OfflineStore.verify(data, flags.getOrDefault(STORE, ""), rootKey, InstantSource.system());
            print(report, terminal);
            return report.intact() ? 0 : 1;
        } catch (StartRefused | SettingRefused refused) {
            throw CommandFailed.because("store verify: " + refused.getMessage());
        }
    }

    private static void print(StoreReport report, Terminal terminal) {
        report.findings().forEach(found -> terminal.out().println(found.severity() + ": " + found.what()));
        String verdict =
                report.intact() ? "all is as it was written" : report.findings().size() + " findings, worst first";
        terminal.out()
                .println(
                        "%d rows and %d changes were compared: %s".formatted(report.rows(), report.changes(), verdict));
        terminal.out().println("not proved: that the ledger is whole (sealwright ledger verify)");
    }
}
