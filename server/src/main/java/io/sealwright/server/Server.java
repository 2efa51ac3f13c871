// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import io.sealwright.gateway.http.HttpServer;
import io.sealwright.gateway.http.HttpServerConfig;
import io.sealwright.server.admin.AdminHandler;
import io.sealwright.server.config.Configuration;
import io.sealwright.server.config.LoopbackAddress;
import io.sealwright.server.data.DataFolder;
import io.sealwright.server.data.DataFolderRefused;
import io.sealwright.server.metrics.Metrics;
import io.sealwright.server.metrics.RequestMetrics;
import io.sealwright.vocabulary.AccountId;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;

/** A running server: every object built by hand, in order, and closed in the order reversed. */
public final class Server implements AutoCloseable {
    private final DataFolder folder;
    private final Readiness readiness;
    private final Metrics metrics;
    private final HttpServer admin;
    private final Banner banner;

    private Server(DataFolder folder, Readiness readiness, Metrics metrics, HttpServer admin, Banner banner) {
        this.folder = folder;
        this.readiness = readiness;
        this.metrics = metrics;
        this.admin = admin;
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
            var metrics = new Metrics(
                    new RequestMetrics(1, List.of(new RequestMetrics.Labels("none", "unknown")), List.of()));
            var admin = HttpServer.start(
                    HttpServerConfig.listeningOn(
                            configuration.admin().address().socketAddress(), 1),
                    new AdminHandler(readiness, metrics::page),
                    clock);
            readiness.started();
            Banner banner = new Banner(
                    Release.version(),
                    uri(configuration.listen().address()),
                    URI.create("http://127.0.0.1:" + admin.address().getPort()),
                    configuration.account().account().orElse(AccountId.of(1)),
                    configuration.account().defaultRegion(),
                    folder.path(),
                    folder.credentials().path(),
                    false,
                    folder.resolve("root.key"));
            return new Server(folder, readiness, metrics, admin, banner);
        } catch (DataFolderRefused | IOException refused) {
            throw new StartRefused(String.valueOf(refused.getMessage()), refused);
        }
    }

    private static URI uri(LoopbackAddress address) {
        return URI.create("http://127.0.0.1:" + address.port());
    }

    public Banner banner() {
        return banner;
    }

    @Override
    public void close() throws IOException {
        readiness.stopping();
        admin.close();
        metrics.close();
        folder.close();
    }
}
