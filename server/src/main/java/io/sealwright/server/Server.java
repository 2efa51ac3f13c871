// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import io.sealwright.gateway.Entrance;
import io.sealwright.gateway.Gateway;
import io.sealwright.gateway.http.HttpListener;
import io.sealwright.gateway.http.HttpServer;
import io.sealwright.gateway.http.Transport;
import io.sealwright.server.admin.AdminHandler;
import io.sealwright.server.config.Configuration;
import io.sealwright.server.config.EndpointConfig;
import io.sealwright.server.config.ListenAddress;
import io.sealwright.server.config.TlsConfig;
import io.sealwright.server.data.DataFolder;
import io.sealwright.server.data.DataFolderRefused;
import io.sealwright.server.data.TlsFolder;
import io.sealwright.vocabulary.AccountId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;

/**
 * A running server: state first, then the listeners, and closed in the order reversed. What stands behind the listeners
 * is built in {@link Foundation} and {@link Backbone}.
 */
public final class Server implements AutoCloseable {
    private static final Duration CERTIFICATES_LOOKED_AT = Duration.ofSeconds(5);

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
        List<Entrance> throughEndpoints =
                Endpoints.read(configuration.endpoints(), configuration.tls().certificates() != null);
        Readiness readiness = new Readiness();
        Randomness random = new Randomness();
        ThreadFactory threads =
                Thread.ofPlatform().name("sealwright-", 0).daemon().factory();
        TlsConfig.Files files = configuration.tls().certificates();
        Certificates certificates = files == null ? null : Certificates.read(files, clock);
        Transport transport = Listeners.transport(configuration, certificates);
        Foundation foundation = Foundation.open(configuration, folder, random, threads, clock);
        Backbone backbone = new Backbone(
                configuration,
                throughEndpoints.stream()
                        .map(Entrance::endpoint)
                        .filter(Objects::nonNull)
                        .toList(),
                folder,
                foundation,
                readiness,
                random,
                threads,
                clock);
        Gateway gateway = backbone.gateway();
        Entrance entrance =
                new Entrance(certificates != null, null, configuration.listen().proxies());
        HttpServer services = HttpServer.start(
                Listeners.services(configuration, configuration.listen().address(), transport),
                gateway.behind(entrance),
                clock);
        List<Banner.Endpoint> endpoints = listen(configuration, throughEndpoints, gateway, services);
        AdminHandler handler = new AdminHandler(readiness, backbone.metrics()::page);
        HttpServer admin =
                HttpServer.start(Listeners.admin(configuration.admin().address(), transport), handler, clock);
        backbone.listening(services, url(configuration, configuration.listen().address(), services.address()));
        if (certificates != null) {
            backbone.every(CERTIFICATES_LOOKED_AT, "reading of a new certificate", certificates::refresh);
        }
        readiness.started();
        return new Server(configuration, folder, readiness, foundation, backbone, services, admin, endpoints);
    }

    private static List<Banner.Endpoint> listen(
            Configuration configuration, List<Entrance> entrances, Gateway gateway, HttpServer services)
            throws IOException {
        List<Banner.Endpoint> listening = new ArrayList<>();
        for (int i = 0; i < entrances.size(); i++) {
            EndpointConfig endpoint = configuration.endpoints().get(i);
            InetSocketAddress bound = services.listen(new HttpListener(
                    endpoint.address().socketAddress(), endpoint.source(), gateway.behind(entrances.get(i))));
            listening.add(new Banner.Endpoint(
                    endpoint.id(), endpoint.vpcId(), url(configuration, endpoint.address(), bound)));
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
                url(configuration, configuration.admin().address(), admin.address()),
                account,
                configuration.account().defaultRegion(),
                folder.path(),
                folder.credentials().path(),
                isMoved(endpoint),
                foundation.rootKey(),
                endpoints,
                protection());
    }

    private Banner.Way protection() {
        TlsConfig.Files files = configuration.tls().certificates();
        if (files == null) {
            boolean beyond = !configuration.listen().address().address().isLoopbackAddress();
            return beyond ? Banner.Way.EXPOSED : Banner.Way.LOOPBACK;
        }
        Path authority = TlsFolder.authorityBeside(files.chain());
        return new Banner.Way.Encrypted(Files.exists(authority) ? authority : null);
    }

    /** For tests, which look behind the listeners. */
    Foundation foundation() {
        return foundation;
    }

    /** Where the AWS services answer. */
    public URI endpoint() {
        return url(configuration, configuration.listen().address(), services.address());
    }

    private boolean isMoved(URI endpoint) {
        try {
            return folder.credentials().endpoint().filter(endpoint::equals).isEmpty();
        } catch (IOException unreadable) {
            return true;
        }
    }

    /** Whoever listens everywhere is found on this machine by its own name. */
    private static URI url(Configuration configuration, ListenAddress configured, InetSocketAddress bound) {
        String scheme = configuration.tls().certificates() == null ? "http" : "https";
        boolean everywhere = configured.address().isAnyLocalAddress();
        String host = everywhere ? "localhost" : configured.address().getHostAddress();
        String written = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("%s://%s:%d".formatted(scheme, written, bound.getPort()));
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
