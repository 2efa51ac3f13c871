// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.contract.Protocol;
import io.sealwright.contract.ServiceContract;
import io.sealwright.gateway.http.HttpRequest;
import io.sealwright.store.Conflict;
import io.sealwright.store.Retrying;
import io.sealwright.store.StoreException;
import io.sealwright.vocabulary.NeverBlocks;
import io.sealwright.vocabulary.NotAtHand;
import io.sealwright.vocabulary.ServiceException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The path of every request, in one place. The order is a security property: nothing is looked up for a caller before
 * its signature holds, nothing is changed before its permits exist, nothing is answered before the ledger has its
 * record.
 *
 * <p>Runs on the event loop as long as everything is at hand. Where it is not, {@link NotAtHand} is thrown, and the
 * request goes the same way once more on a thread that may wait.
 */
final class Pipeline {
    private static final Logger LOG = System.getLogger(Pipeline.class.getName());

    /** The steps of a request. The order is the one of the class's first sentence. */
    private enum Step {
        AUTHENTICATE,
        DECODE,
        DECIDE,
        RUN,
        ENCODE,
        RECORD,
        /** Each of them, one after the other. */
        ALL
    }

    private static final List<Step> FROM_DECODE = List.of(Step.DECODE, Step.DECIDE, Step.RUN, Step.ENCODE, Step.RECORD);
    private static final List<Step> IN_TURN =
            Stream.concat(Stream.of(Step.AUTHENTICATE), FROM_DECODE.stream()).toList();

    /** Requests that go together: enough to have a step's code at hand, few enough to have what they hold at hand. */
    private static final int TOGETHER = 64;

    private final Authentication authentication;
    private final Rooms rooms;
    private final Authorizer authorizer;
    private final Retrying retrying;
    private final Outcomes outcomes;

    Pipeline(Authentication authentication, Rooms rooms, Authorizer authorizer, Retrying retrying, Outcomes outcomes) {
        this.authentication = authentication;
        this.rooms = rooms;
        this.authorizer = authorizer;
        this.retrying = retrying;
        this.outcomes = outcomes;
    }

    /** Answers one request, exactly once, now or when its record is durable. On a thread that may wait. */
    void serve(InFlight request, Scratch scratch) {
        step(Step.ALL, request, scratch);
    }

    /**
     * Answers the requests of one turn of an event loop, each exactly once, now or when its record is durable. They go
     * step by step together, and not one after the other: the code of one step fits the nearest cache, that of the
     * whole way does not. Nobody waits longer for it, since the records of a turn are written together.
     *
     * @param elsewhere gets whatever is not at hand; nothing of it was answered, recorded or changed
     */
    void serveTurn(List<InFlight> turn, Scratch scratch, Consumer<InFlight> elsewhere) {
        for (int from = 0; from < turn.size(); from += TOGETHER) {
            List<InFlight> together = turn.subList(from, Math.min(turn.size(), from + TOGETHER));
            for (Step step : IN_TURN) {
                for (InFlight request : together) {
                    if (!request.over) {
                        inTurn(step, request, scratch, elsewhere);
                    }
                }
            }
        }
    }

    private void inTurn(Step step, InFlight request, Scratch scratch, Consumer<InFlight> elsewhere) {
        try {
            step(step, request, scratch);
        } catch (NotAtHand notHere) {
            request.again();
            request.over = true;
            elsewhere.accept(request);
        } catch (RuntimeException | Error fault) { // Of the ending itself: the others of the turn go on.
            request.over = true;
            request.exchange.fail(fault);
        }
    }

    /** Takes a request one step further, or ends it. */
    private void step(Step step, InFlight request, Scratch scratch) {
        try {
            take(step, request, scratch);
            request.over = step == Step.RECORD || step == Step.ALL;
            return;
        } catch (ServiceException refusal) {
            outcomes.refused(request, refusal, scratch);
        } catch (StoreException | RecordUnavailable unavailable) {
            LOG.log(Level.WARNING, "{0} is refused for now: {1}", request.operationName, unavailable.getMessage());
            outcomes.unavailable(request, scratch);
        } catch (Conflict conflict) {
            throw new IllegalStateException("a change on an event loop", conflict);
        } catch (NotAtHand elsewhere) {
            throw elsewhere;
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError fault) {
            LOG.log(Level.ERROR, "request " + request.requestIdText + " failed by a fault of ours", fault);
            outcomes.failed(request, scratch);
        }
        request.over = true;
    }

    private void take(Step step, InFlight request, Scratch scratch) throws Conflict {
        switch (step) {
            case AUTHENTICATE -> authentication.authenticate(request, scratch);
            case DECODE -> decode(request);
            case DECIDE -> decide(request);
            case RUN -> execution(request).run(call(request));
            case ENCODE -> outcomes.encode(execution(request), request, scratch);
            case RECORD -> outcomes.record(execution(request), request, scratch);
            case ALL -> takeAll(request, scratch);
        }
    }

    /** After a conflict everything from decode on runs again. */
    private void takeAll(InFlight request, Scratch scratch) {
        authentication.authenticate(request, scratch);
        retrying.run(() -> {
            for (Step step : FROM_DECODE) {
                take(step, request, scratch);
            }
            return request;
        });
    }

    private void decode(InFlight request) {
        Rooms.Offered offered = route(request);
        request.again();
        request.execution = Execution.decode(offered.operation(), request);
    }

    private void decide(InFlight request) {
        Execution<?, ?, ?> execution = execution(request);
        execution.decide(call(request), authorizer, service(request).accessDenied());
        if (NeverBlocks.here() && execution.effort() == Effort.LONG) {
            request.elsewhere = Elsewhere.EFFORT;
            throw NotAtHand.INSTANCE;
        }
    }

    /** The operation that is asked for; the service is the credential scope's, and the name must belong to it. */
    private Rooms.Offered route(InFlight request) {
        ServiceContract service = service(request);
        HttpRequest http = request.exchange.request();
        if (service.protocol() == Protocol.QUERY) {
            request.parameters = Routing.parameters(http, request.signedByQuery);
            request.operationName = Routing.operationOfQuery(request.parameters, service);
        } else {
            request.operationName = Routing.operationOfTarget(http, service);
        }
        Rooms.Offered offered = rooms.find(service, request.operationName);
        if (offered == null) {
            throw Routing.unknown(service, request.operationName);
        }
        request.offered = offered;
        Forwarding.Forwarded forwarded = request.forwarded;
        if (forwarded != null && !forwarded.operations().contains(request.operationName)) {
            throw service.accessDenied()
                    .saying("The service %s is not registered to call %s for its callers."
                            .formatted(forwarded.service(), request.operationName));
        }
        offered.room().admit(call(request), request.operationName);
        return offered;
    }

    private static Execution<?, ?, ?> execution(InFlight request) {
        return Objects.requireNonNull(request.execution, "decoded by now");
    }

    private static Call call(InFlight request) {
        return Objects.requireNonNull(request.call, "authenticated by now");
    }

    private static ServiceContract service(InFlight request) {
        return Objects.requireNonNull(request.service, "authenticated by now");
    }
}
