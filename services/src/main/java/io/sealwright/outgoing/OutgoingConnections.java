// SPDX-License-Identifier: Apache-2.0
package io.sealwright.outgoing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealwright.vocabulary.AccountId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Asks others over HTTPS, on behalf of an account: only hosts that the operator listed, each resolved once and reached
 * at the very address that was checked; no redirect is followed; size, time and the number of questions at once are
 * bounded. Whoever asks learns that it failed, and the log why. Thread-safe; waits, and so is not for an event loop.
 */
public final class OutgoingConnections {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration IN_ALL = Duration.ofSeconds(8);
    private static final int AT_ONCE = 32;
    private static final int AT_ONCE_PER_ACCOUNT = 4;

    private final List<Destination> allowed;
    private final SSLSocketFactory tls;
    private final Resolver resolver;
    private final LongSupplier ticker;
    private final Semaphore inAll = new Semaphore(AT_ONCE);
    private final Map<AccountId, Integer> perAccount = new ConcurrentHashMap<>();

    /** Finds the addresses of a host. */
    @FunctionalInterface
    public interface Resolver {
        InetAddress[] addresses(String host) throws IOException;
    }

    /**
     * Asks nobody yet.
     *
     * @param tls whose trust decides which servers are who they say
     * @param ticker nanoseconds, monotonic
     */
    public OutgoingConnections(
            List<Destination> allowed, SSLSocketFactory tls, Resolver resolver, LongSupplier ticker) {
        this.allowed = List.copyOf(allowed);
        this.tls = tls;
        this.resolver = resolver;
        this.ticker = ticker;
    }

    /**
     * The body of a 200 answer to a GET.
     *
     * @param account on whose behalf
     * @param maxBytes a longer answer is refused
     * @throws IOException for whatever failed: not allowed, not reached, not trusted, not 200, too long, too slow
     */
    public byte[] get(AccountId account, URI uri, int maxBytes) throws IOException {
        Destination destination = destination(uri);
        if (!inAll.tryAcquire()) {
            throw new IOException("too many questions to others at once");
        }
        try {
            enter(account);
            try {
                return get(destination, uri, maxBytes);
            } finally {
                leave(account);
            }
        } finally {
            inAll.release();
        }
    }

    private Destination destination(URI uri) throws IOException {
        String host = uri.getHost();
        boolean plain = "https".equalsIgnoreCase(uri.getScheme())
                && host != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null;
        if (!plain) {
            throw new IOException("only https URLs are asked: " + uri);
        }
        int port = uri.getPort() < 0 ? 443 : uri.getPort();
        return allowed.stream()
                .filter(destination -> destination.isAt(host, port))
                .findFirst()
                .orElseThrow(() -> new IOException("the operator does not list " + host + ":" + port));
    }

    private void enter(AccountId account) throws IOException {
        int now = perAccount.merge(account, 1, Integer::sum);
        if (now > AT_ONCE_PER_ACCOUNT) {
            leave(account);
            throw new IOException("too many questions to others at once on behalf of one account");
        }
    }

    private void leave(AccountId account) {
        perAccount.computeIfPresent(account, (_, count) -> count == 1 ? null : count - 1);
    }

    private byte[] get(Destination destination, URI uri, int maxBytes) throws IOException {
        long deadline = ticker.getAsLong() + IN_ALL.toNanos();
        InetAddress address = address(destination);
        try (Socket plain = new TimedSocket(() -> remaining(deadline))) {
            plain.connect(new InetSocketAddress(address, destination.port()), (int) CONNECT.toMillis());
            try (SSLSocket socket = (SSLSocket) tls.createSocket(plain, destination.host(), destination.port(), true)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                socket.getOutputStream().write(request(destination, uri));
                socket.getOutputStream().flush();
                return HttpAnswer.body(socket.getInputStream(), maxBytes);
            }
        }
    }

    /** Each of the host's addresses must be one that it may have: no choice is left to whoever answers for the name. */
    private InetAddress address(Destination destination) throws IOException {
        InetAddress[] addresses = resolver.addresses(destination.host());
        for (InetAddress address : addresses) {
            if (!destination.allows(address)) {
                throw new IOException(destination.host() + " has an address that is not asked: " + address);
            }
        }
        if (addresses.length == 0) {
            throw new IOException(destination.host() + " has no address");
        }
        return addresses[0];
    }

    private static byte[] request(Destination destination, URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String host = destination.port() == 443 ? destination.host() : destination.host() + ":" + destination.port();
        return ("GET " + path + query + " HTTP/1.1\r\nHost: " + host
                        + "\r\nAccept: application/json\r\nUser-Agent: sealwright\r\nConnection: close\r\n\r\n")
                .getBytes(US_ASCII);
    }

    private int remaining(long deadline) throws IOException {
        long millis = (deadline - ticker.getAsLong()) / 1_000_000;
        if (millis <= 0) {
            throw new SocketTimeoutException("the answer took too long");
        }
        return (int) millis;
    }
}
