// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import io.sealwright.gateway.Entrance;
import io.sealwright.gateway.Gateway;
import io.sealwright.gateway.http.HttpListener;
import io.sealwright.gateway.http.HttpServer;
import io.sealwright.server.admin.AdminHandler;
import io.sealwright.server.config.Configuration;
import io.sealwright.server.config.EndpointConfig;
import io.sealwright.server.config.LoopbackAddress;
import io.sealwright.server.data.DataFolder;
import io.sealwright.server.data.DataFolderRefused;
import io.sealwright.vocabulary.AccountId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/**
 * A running server: state first, then the listeners, and closed in the order reversed. What stands behind the listeners
 * is built in {@link Foundation} and {@link Backbone}.
 */
public final class Server implements AutoCloseable {
    private final Configuration configuration;
    private final DataFolder folder;
    private final Readiness readiness;
    private final Foundation foundation;
    private final Backbone backbone;
    private final HttpServer services;
    private final HttpServer admin;
    private final List<Banner.Endpoint> endpoints;

    private Server(
            Configuration configuration,
            DataFolder folder,
            Readiness readiness,
            Foundation foundation,
            Backbone backbone,
            HttpServer services,
            HttpServer admin,
            List<Banner.Endpoint> endpoints) {
        this.configuration = configuration;
        this.folder = folder;
        this.readiness = readiness;
        this.foundation = foundation;
        this.backbone = backbone;
        this.services = services;
        this.admin = admin;
        this.endpoints = endpoints;
    }

    /**
     * Starts everything; requests are served when it returns.
     *
     * @throws StartRefused when something of the operator's is not as it must be
     */
    public static Server start(Configuration configuration, InstantSource clock) throws StartRefused {
        try {
            DataFolder folder = DataFolder.open(configuration.data().folder());
            return startOn(folder, configuration, clock);
        } catch (DataFolderRefused | IOException refused) {
            throw new StartRefused(String.valueOf(refused.getMessage()), refused);
        }
    }

    private static Server startOn(DataFolder folder, Configuration configuration, InstantSource clock)
            throws StartRefused, IOException {
        try {
            return start(configuration, clock, folder);
        } catch (StartRefused | IOException | RuntimeException refused) {
            folder.close(); // Whoever mends what was refused may start again, in this process too.
            throw refused;
        }
    }

    private static Server start(Configuration configuration, InstantSource clock, DataFolder folder)
            throws StartRefused, IOException {
        List<Entrance> throughEndpoints = Endpoints.read(configuration.endpoints());
        Readiness readiness = new Readiness();
        Randomness random = new Randomness();
        ThreadFactory threads =
                Thread.ofPlatform().name("sealwright-", 0).daemon().factory();
        Foundation foundation = Foundation.open(configuration, folder, random, threads, clock);
        Backbone backbone = new Backbone(configuration, folder, foundation, readiness, random, threads, clock);
        Gateway gateway = backbone.gateway();
        Entrance entrance = new Entrance(false, null, configuration.listen().proxies());
        HttpServer services = HttpServer.start(
                Listeners.services(configuration, configuration.listen().address()), gateway.behind(entrance), clock);
        List<Banner.Endpoint> endpoints = listen(configuration.endpoints(), throughEndpoints, gateway, services);
        AdminHandler handler = new AdminHandler(readiness, backbone.metrics()::page);
        HttpServer admin =
                HttpServer.start(Listeners.admin(configuration.admin().address()), handler, clock);
        backbone.listening(services, url(configuration.listen().address(), services.address()));
        readiness.started();
        return new Server(configuration, folder, readiness, foundation, backbone, services, admin, endpoints);
    }

    private static List<Banner.Endpoint> listen(
            List<EndpointConfig> configured, List<Entrance> entrances, Gateway gateway, HttpServer services)
            throws IOException {
        List<Banner.Endpoint> listening = new ArrayList<>();
        for (int i = 0; i < configured.size(); i++) {
            EndpointConfig endpoint = configured.get(i);
            InetSocketAddress bound = services.listen(new HttpListener(
                    endpoint.address().socketAddress(), endpoint.source(), gateway.behind(entrances.get(i))));
            listening.add(new Banner.Endpoint(endpoint.id(), endpoint.vpcId(), url(endpoint.address(), bound)));
        }
        return List.copyOf(listening);
    }

    /** What a start prints. */
    public Banner banner() {
        URI endpoint = endpoint();
        AccountId account = foundation.account();
        return new Banner(
                Release.version(),
                endpoint,
                url(configuration.admin().address(), admin.address()),
                account,
                configuration.account().defaultRegion(),
                folder.path(),
                folder.credentials().path(),
                isMoved(endpoint),
                foundation.rootKey(),
                endpoints);
    }

    /** For tests, which look behind the listeners. */
    Foundation foundation() {
        return foundation;
    }

    /** Where the AWS services answer. */
    public URI endpoint() {
        return url(configuration.listen().address(), services.address());
    }

    private boolean isMoved(URI endpoint) {
        try {
            return folder.credentials().endpoint().filter(endpoint::equals).isEmpty();
        } catch (IOException unreadable) {
            return true;
        }
    }

    private static URI url(LoopbackAddress configured, InetSocketAddress bound) {
        String host = configured.address().getHostAddress();
        return URI.create("http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, bound.getPort()));
    }

    /** Finishes what is in flight, then closes everything; the last checkpoint is sealed when it returns. */
    @Override
    public void close() throws IOException {
        readiness.stopping();
        try {
            var _ = services.stop(configuration.stop().grace());
            admin.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        backbone.close();
        foundation.close();
        folder.close();
    }
}
