// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import io.sealwright.crypto.DevelopmentAuthority;
import io.sealwright.crypto.OsRandomSource;
import io.sealwright.server.data.TlsFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** {@code sealwright tls init}: makes a development authority and a certificate for this machine's loopback. */
final class TlsInit implements Command {
    private static final String DATA = "--data";

    @Override
    public String words() {
        return "tls init";
    }

    @Override
    public String summary() {
        return "makes a certificate for localhost, and the authority that clients are to trust: [--data DIR]";
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws CommandFailed {
        Map<String, String> flags = Options.read(words(), arguments, List.of(DATA));
        Path data = terminal.workingFolder().resolve(flags.getOrDefault(DATA, "data"));
        TlsFolder folder = TlsFolder.in(data);
        if (folder.exists()) {
            throw CommandFailed.because(
                    "there is a certificate beside this data; move %s away first".formatted(folder.authority()));
        }
        var made = new DevelopmentAuthority(new OsRandomSource())
                .make(
                        List.of("localhost"),
                        List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1")),
                        InstantSource.system().instant());
        try {
            folder.write(made);
        } catch (IOException unwritable) {
            throw CommandFailed.because("%s cannot be written: %s".formatted(data, unwritable.getMessage()));
        }
        terminal.out().println("""
                The certificate for localhost lies in %s, its key in %s.
                The authority's own key was forgotten: it signs nothing else.

                  ./sealwright serve --data %s --tls-cert %s --tls-key %s

                Clients trust it by AWS_CA_BUNDLE=%s""".formatted(
                        folder.chain(), folder.key(), data, folder.chain(), folder.key(), folder.authority()));
        return 0;
    }
}
