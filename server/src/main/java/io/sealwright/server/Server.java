// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import io.sealwright.server.config.Configuration;
import io.sealwright.server.data.DataFolder;
import io.sealwright.server.data.DataFolderRefused;
import io.sealwright.vocabulary.AccountId;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;

/** A running server: every object built by hand, in order, and closed in the order reversed. */
public final class Server implements AutoCloseable {
    private final DataFolder folder;
    private final Readiness readiness;
    private final Banner banner;

    private Server(DataFolder folder, Readiness readiness, Banner banner) {
        this.folder = folder;
        this.readiness = readiness;
        this.banner = banner;
    }

    /**
     * Starts everything; requests are served when it returns.
     *
     * @throws StartRefused when something of the operator's is not as it must be
     */
    public static Server start(Configuration configuration, InstantSource clock) throws StartRefused {
        try {
            var folder = DataFolder.open(configuration.data().folder());
            var readiness = new Readiness();
            readiness.started();
            Banner banner = new Banner(
                    Release.version(),
                    URI.create("http://127.0.0.1:4599"),
                    URI.create("http://127.0.0.1:4598"),
                    configuration.account().account().orElse(AccountId.of(1)),
                    configuration.account().defaultRegion(),
                    folder.path(),
                    folder.credentials().path(),
                    false,
                    folder.resolve("root.key"));
            return new Server(folder, readiness, banner);
        } catch (DataFolderRefused | IOException refused) {
            throw new StartRefused(String.valueOf(refused.getMessage()), refused);
        }
    }

    public Banner banner() {
        return banner;
    }

    @Override
    public void close() throws IOException {
        readiness.stopping();
        folder.close();
    }
}
