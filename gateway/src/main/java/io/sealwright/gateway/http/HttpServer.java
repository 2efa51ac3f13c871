// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Ticker;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** An HTTP/1.1 server: listening sockets, their event loops and connections. Thread-safe. */
public final class HttpServer implements AutoCloseable {
    private static final int BACKLOG = 1024;
    private static final int MAX_HANDSHAKES = 512;
    private static final int MAX_HANDSHAKES_PER_SOURCE = 128;
    private static final int TICKS_PER_SHORTEST_TIME = 8;
    private static final Duration LONGEST_TICK = Duration.ofSeconds(1);
    private static final Duration CLOSE_BOUND = Duration.ofSeconds(5);

    private final ServerParts parts;
    private final List<HttpLoop> loops;
    private final EventLoopGroup group;
    private final Channel listener;

    /** All listening sockets, the first one among them. */
    private final List<Channel> listeners = new CopyOnWriteArrayList<>();

    private HttpServer(ServerParts parts, List<HttpLoop> loops, EventLoopGroup group, Channel listener) {
        this.parts = parts;
        this.loops = loops;
        this.group = group;
        this.listener = listener;
        listeners.add(listener);
    }

    /**
     * Listens, and serves when it returns.
     *
     * @param clock that of the signature window: answers carry it in {@code Date}
     * @throws IOException if the address cannot be had
     */
    public static HttpServer start(HttpServerConfig config, HttpHandler handler, InstantSource clock)
            throws IOException {
        IoHandlerFactory io = Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(config.loops(), threads(), io);
        List<HttpLoop> loops = loops(group, handler);
        ServerParts parts = new ServerParts(
                config.limits(),
                handler,
                Networks.ALL,
                new ReplyWriter(new DateLine(clock)),
                new BodyBudget(config.maxBodyBytesInFlight()),
                new ConnectionBounds(config.maxConnections(), config.maxConnectionsPerSource()),
                config.transport(),
                new ConnectionBounds(MAX_HANDSHAKES, MAX_HANDSHAKES_PER_SOURCE),
                new LongAdder());
        Channel listener;
        try {
            listener = bind(config.listen(), parts, loops, group);
        } catch (IOException taken) {
            var _ = group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw taken;
        }
        long tick = tickNanos(config.limits());
        loops.forEach(loop -> loop.execute(() -> loop.startTicking(tick)));
        return new HttpServer(parts, loops, group, listener);
    }

    /**
     * Listens at one more address, until this server stops.
     *
     * @return where, with the port that the system chose
     * @throws IOException if the address cannot be had
     */
    public InetSocketAddress listen(HttpListener more) throws IOException {
        HttpServerConfig.requireAllowed(more.address(), parts.transport());
        Channel channel = bind(more.address(), parts.behind(more), loops, group);
        listeners.add(channel);
        return ((ServerSocketChannel) channel).localAddress();
    }

    private static Channel bind(
            InetSocketAddress address, ServerParts parts, List<HttpLoop> loops, EventLoopGroup group)
            throws IOException {
        var bound = new ServerBootstrap()
                .group(group)
                .channel(Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, new AdaptiveRecvByteBufAllocator(1024, 4096, 65536))
                .childHandler(connections(parts, loops))
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException("cannot listen on " + address, bound.cause());
        }
        return bound.channel();
    }

    private static ThreadFactory threads() {
        AtomicInteger number = new AtomicInteger();
        return task -> new LoopThread(task, "http-" + number.getAndIncrement());
    }

    private static List<HttpLoop> loops(EventLoopGroup group, HttpHandler handler) {
        List<HttpLoop> loops = new ArrayList<>();
        for (EventExecutor executor : group) {
            loops.add(new HttpLoop(loops.size(), (EventLoop) executor, handler));
        }
        return List.copyOf(loops);
    }

    private static ChannelInitializer<SocketChannel> connections(ServerParts parts, List<HttpLoop> loops) {
        IdentityHashMap<EventLoop, HttpLoop> byEventLoop = new IdentityHashMap<>();
        loops.forEach(loop -> byEventLoop.put(loop.eventLoop(), loop));
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                HttpLoop loop = byEventLoop.get(channel.eventLoop());
                if (loop == null || channel.remoteAddress() == null) {
                    var _ = channel.close(); // The peer was gone before it was accepted.
                    return;
                }
                SslHandler encryption = encrypt(channel, parts);
                channel.pipeline().addLast(new Connection(parts, loop, channel, encryption));
            }
        };
    }

    private static @Nullable SslHandler encrypt(SocketChannel channel, ServerParts parts) {
        return switch (parts.transport()) {
            case Transport.Plain _ -> null;
            case Transport.Encrypted(Tls tls) -> {
                SslHandler encryption = tls.handler(channel.alloc());
                channel.pipeline()
                        .addLast(encryption)
                        .addLast(new Handshake(
                                parts.handshakes(),
                                parts.failedHandshakes(),
                                channel.remoteAddress().getAddress()));
                yield encryption;
            }
        };
    }

    private static long tickNanos(HttpLimits limits) {
        Duration shortest = LONGEST_TICK.multipliedBy(TICKS_PER_SHORTEST_TIME);
        for (Duration time : List.of(limits.headTime(), limits.bodyTime(), limits.idleTime())) {
            shortest = time.compareTo(shortest) < 0 ? time : shortest;
        }
        return Math.max(1, shortest.toNanos() / TICKS_PER_SHORTEST_TIME);
    }

    /** Where it listens, with the port that the system chose. */
    public InetSocketAddress address() {
        return ((ServerSocketChannel) listener).localAddress();
    }

    /** In the order of their indexes. */
    public List<HttpLoop> loops() {
        return loops;
    }

    public HttpStatistics statistics() {
        return new HttpStatistics(
                parts.bounds().open(),
                parts.bounds().turnedAway(),
                parts.budget().taken(),
                parts.budget().waiters(),
                loops.stream().mapToLong(HttpLoop::requests).sum(),
                loops.stream().mapToLong(HttpLoop::refusals).sum(),
                parts.failedHandshakes().sum() + parts.handshakes().turnedAway());
    }

    /**
     * Accepts nothing more, lets what is in flight be answered, and closes; after {@code bound} without waiting
     * further.
     *
     * @return whether everything in flight was answered
     */
    public boolean stop(Duration bound) throws InterruptedException {
        listeners.forEach(channel -> channel.close().awaitUninterruptibly());
        Ticker ticker = loops.getFirst().eventLoop().ticker();
        long deadline = ticker.nanoTime() + bound.toNanos();
        boolean answered = true;
        if (!group.isShuttingDown()) {
            for (var drained : loops.stream().map(HttpLoop::stop).toList()) {
                answered &= drained.await(Math.max(0, deadline - ticker.nanoTime()), TimeUnit.NANOSECONDS);
            }
        }
        var _ = group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        group.terminationFuture().awaitUninterruptibly(CLOSE_BOUND.toMillis());
        return answered;
    }

    /** Stops without waiting for what is in flight. */
    @Override
    public void close() {
        try {
            stop(Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
