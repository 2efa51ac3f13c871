// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.contract.ByteWriter;
import io.sealwright.gateway.http.HttpExchange;
import io.sealwright.gateway.http.HttpHandler;
import io.sealwright.gateway.http.HttpLoop;
import io.sealwright.gateway.http.HttpMethod;
import io.sealwright.gateway.http.HttpRefusal;
import io.sealwright.gateway.http.HttpReply;
import io.sealwright.gateway.http.HttpRequest;
import io.sealwright.gateway.http.MediaType;
import io.sealwright.gateway.signature.ClaimedKey;
import io.sealwright.gateway.signature.RefusalShape;
import io.sealwright.gateway.signature.SignatureVerifier;
import io.sealwright.store.Retrying;
import io.sealwright.vocabulary.NotAtHand;
import io.sealwright.vocabulary.ServiceException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The handler behind the listener: answers health probes, refuses other paths, and lets every AWS request go through
 * the {@link Pipeline}, on its event loop or, where something is not at hand, on a thread that may wait.
 */
public final class Gateway implements HttpHandler {
    private static final Logger LOG = System.getLogger(Gateway.class.getName());

    /** Larger bodies are hashed and decoded elsewhere: an event loop serves many. */
    private static final int MAX_INLINE_BODY = 16 * 1024;

    private static final byte[] HEALTHY = "healthy".getBytes(StandardCharsets.US_ASCII);

    private final SignatureVerifier signatures;
    private final Pipeline pipeline;
    private final Recorder recorder;
    private final Executor waiting;
    private final PipelineObserver observer;
    private final BooleanSupplier ready;
    private final LongSupplier ticker;
    private final Supplier<RandomGenerator> generators;
    private final AtomicReferenceArray<Scratch> scratches;
    private final ServiceEntrance.Needs inner;

    /**
     * What the gateway needs from the rest of the server.
     *
     * @param newest of all records, so that time does not go back
     * @param waiting runs requests that wait, one thread each
     * @param generators seeds each thread's maker of ids
     * @param loops how many event loops there are
     */
    public record Needs(
            SignatureVerifier signatures,
            UnsignedCalls unsigned,
            Forwarding forwarding,
            Rooms rooms,
            Authorizer authorizer,
            Recorder recorder,
            Retrying retrying,
            Executor waiting,
            PipelineObserver observer,
            BooleanSupplier ready,
            NewestRecord newest,
            InstantSource clock,
            LongSupplier ticker,
            Supplier<RandomGenerator> generators,
            int loops) {}

    public Gateway(Needs needs) {
        this.signatures = needs.signatures();
        this.recorder = needs.recorder();
        this.waiting = needs.waiting();
        this.observer = needs.observer();
        this.ready = needs.ready();
        this.ticker = needs.ticker();
        this.generators = needs.generators();
        this.scratches = new AtomicReferenceArray<>(needs.loops());
        this.inner = new ServiceEntrance.Needs(
                needs.rooms(), needs.authorizer(), recorder, needs.retrying(), needs.clock(), needs.generators());
        this.pipeline = new Pipeline(
                new Authentication(
                        needs.signatures(),
                        needs.unsigned(),
                        needs.forwarding(),
                        needs.observer(),
                        needs.clock(),
                        needs.newest()),
                needs.rooms(),
                needs.authorizer(),
                needs.retrying(),
                new Outcomes(recorder, observer, needs.clock(), ticker));
    }

    /**
     * The door for calls that {@code service} makes for its callers. Whoever holds it speaks for others: {@code server}
     * alone asks for it, and gives it to that service.
     *
     * @param service of ours, by its signing name
     */
    public ServiceEntrance entranceFor(String service) {
        return new ServiceEntrance(service, inner);
    }

    /** The same gateway behind another listener. */
    public HttpHandler behind(Entrance entrance) {
        return new Behind(entrance);
    }

    private final class Behind implements HttpHandler {
        private final Entrance entrance;

        Behind(Entrance entrance) {
            this.entrance = entrance;
        }

        @Override
        public Optional<HttpReply> head(HttpExchange exchange) {
            return Gateway.this.head(exchange);
        }

        @Override
        public void handle(HttpExchange exchange) {
            Gateway.this.handle(exchange, entrance);
        }

        @Override
        public HttpReply refuse(HttpRequest partial, HttpRefusal why) {
            return Gateway.this.refuse(partial, why);
        }

        @Override
        public void endOfTurn(HttpLoop loop) {
            Gateway.this.endOfTurn(loop);
        }
    }

    /**
     * Refuses before the body is read what its head already shows to be a stranger's, a probe, or on another path.
     * Whose body is here already is authenticated with the others of its turn.
     */
    @Override
    public Optional<HttpReply> head(HttpExchange exchange) {
        HttpRequest request = exchange.request();
        if (isProbe(request)) {
            return Optional.of(probe());
        }
        Scratch scratch = scratch(exchange.loop());
        if (!request.pathIs("/")) {
            return Optional.of(refusal(request, GatewayError.NOT_FOUND.withoutMessage(), 404, scratch));
        }
        if (exchange.hasWholeBody(MAX_INLINE_BODY) || UnsignedCalls.mayBe(request)) {
            return Optional.empty();
        }
        try {
            exchange.attach(signatures.check(request));
            return Optional.empty();
        } catch (NotAtHand later) {
            return Optional.empty();
        } catch (ServiceException why) {
            observer.unauthenticated(request.sourceAddress(), why, ClaimedKey.of(request));
            return Optional.of(refusal(request, why, why.code().httpStatus(), scratch));
        }
    }

    /** What is ready in one turn of the loop is served at its end, together. */
    @Override
    public void handle(HttpExchange exchange) {
        handle(exchange, Entrance.PLAIN);
    }

    private void handle(HttpExchange exchange, Entrance entrance) {
        Scratch scratch = scratch(exchange.loop());
        InFlight request = new InFlight(exchange, entrance, scratch.ids, ticker.getAsLong());
        if (exchange.request().bodyLength() > MAX_INLINE_BODY) {
            request.elsewhere = Elsewhere.BODY;
            serveElsewhere(request);
            return;
        }
        scratch.ready.add(request);
    }

    private void serveElsewhere(InFlight request) {
        observer.notAtHand(request.operationIndex(), request.elsewhere);
        try {
            waiting.execute(() -> serveWaiting(request));
        } catch (RejectedExecutionException full) {
            HttpRequest http = request.exchange.request();
            ServiceException why = GatewayError.UNAVAILABLE.because("The service is busy; try again.");
            request.exchange.reply(refusal(http, why, why.code().httpStatus(), scratch(request.exchange.loop())));
        }
    }

    /** Whatever fails here, the caller is answered: nobody above would close the connection. */
    private void serveWaiting(InFlight request) {
        try {
            pipeline.serve(request, new Scratch(generators.get()));
        } catch (RuntimeException | Error fault) {
            LOG.log(Level.ERROR, "request " + request.requestIdText + " could not be answered", fault);
            request.exchange.reply(HttpReply.of(500, MediaType.TEXT, request.requestIdText, new byte[0]));
        }
    }

    @Override
    public HttpReply refuse(HttpRequest partial, HttpRefusal why) {
        ServiceException refusal = GatewayError.MALFORMED.saying(why.text());
        return refusal(partial, refusal, why.status(), new Scratch(generators.get()));
    }

    @Override
    public void endOfTurn(HttpLoop loop) {
        Scratch scratch = scratch(loop);
        List<InFlight> turn = scratch.takeReady();
        try {
            pipeline.serveTurn(turn, scratch, this::serveElsewhere);
        } finally {
            turn.clear();
        }
        recorder.endOfTurn(loop);
    }

    private static boolean isProbe(HttpRequest request) {
        boolean reads = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        return reads && !request.hasQuery() && (request.pathIs("/") || request.pathIs("/ping"));
    }

    private HttpReply probe() {
        return ready.getAsBoolean()
                ? HttpReply.of(200, MediaType.TEXT, "", HEALTHY)
                : HttpReply.of(503, MediaType.TEXT, "", new byte[0]);
    }

    private static HttpReply refusal(HttpRequest request, ServiceException why, int status, Scratch scratch) {
        return Refusal.reply(
                RefusalShape.of(request), why, status, scratch.ids.next().toString(), new ByteWriter());
    }

    private Scratch scratch(HttpLoop loop) {
        Scratch scratch = scratches.get(loop.index());
        if (scratch != null) {
            return scratch;
        }
        Scratch made = new Scratch(generators.get()); // Only the loop itself comes here, so it is made once.
        scratches.set(loop.index(), made);
        return made;
    }
}
