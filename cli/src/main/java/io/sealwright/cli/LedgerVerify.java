// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import io.sealwright.ledger.Checkpoint;
import io.sealwright.ledger.FileDisk;
import io.sealwright.ledger.LedgerVerifier;
import io.sealwright.ledger.TrailerMac;
import io.sealwright.ledger.Verification;
import io.sealwright.server.OfflineLedgerKey;
import io.sealwright.server.StartRefused;
import io.sealwright.server.config.SettingRefused;
import io.sealwright.server.data.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code sealwright ledger verify}: proves a ledger offline. It names the first bad byte of what is damaged, and says
 * plainly what it did not prove.
 */
final class LedgerVerify implements Command {
    private static final String DATA = "--data";
    private static final String KEY = "--key";
    private static final String SINCE = "--since";
    private static final String STORE = "--store";

    @Override
    public String words() {
        return "ledger verify";
    }

    @Override
    public String summary() {
        return "proves the ledger: [--data DIR] [--key root.key [--store URL]] [--since FILE], a checkpoint kept elsewhere";
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws CommandFailed {
        Map<String, String> flags = Options.read(words(), arguments, List.of(DATA, KEY, SINCE, STORE));
        Path data = terminal.workingFolder().resolve(flags.getOrDefault(DATA, "data"));
        Path folder = data.resolve(DataFolder.LEDGER);
        if (!Files.isDirectory(folder)) {
            throw CommandFailed.because("there is no ledger in " + folder);
        }
        Optional<Checkpoint> since = checkpoint(terminal, flags);
        Optional<TrailerMac> mac = mac(terminal, flags, data);
        try {
            Verification found = LedgerVerifier.verify(FileDisk.at(folder), mac, since);
            terminal.out().print(found.report());
            return found.intact() ? 0 : 1;
        } catch (IOException unreadable) {
            throw CommandFailed.because("%s cannot be read: %s".formatted(folder, unreadable.getMessage()));
        }
    }

    private static Optional<TrailerMac> mac(Terminal terminal, Map<String, String> flags, Path data)
            throws CommandFailed {
        String name = flags.get(KEY);
        if (name == null) {
            return Optional.empty();
        }
        try {
            Path rootKey = terminal.workingFolder().resolve(name);
            String store = flags.getOrDefault(STORE, "");
            return Optional.of(OfflineLedgerKey.of(data, store, rootKey, InstantSource.system()));
        } catch (StartRefused | SettingRefused refused) {
            throw CommandFailed.because("%s %s: %s".formatted(KEY, name, refused.getMessage()));
        }
    }

    private static Optional<Checkpoint> checkpoint(Terminal terminal, Map<String, String> flags) throws CommandFailed {
        String name = flags.get(SINCE);
        if (name == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Checkpoint.parse(Files.readString(terminal.workingFolder().resolve(name))));
        } catch (IOException | IllegalArgumentException unusable) {
            throw CommandFailed.usage("%s %s: %s".formatted(SINCE, name, unusable.getMessage()));
        }
    }
}
