// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.contract.Protocol;
import io.sealwright.contract.ServiceContract;
import io.sealwright.contract.Structure;
import io.sealwright.gateway.http.HttpRequest;
import io.sealwright.policy.PolicySet;
import io.sealwright.store.Conflict;
import io.sealwright.store.Retrying;
import io.sealwright.store.StoreException;
import io.sealwright.vocabulary.NeverBlocks;
import io.sealwright.vocabulary.NotAtHand;
import io.sealwright.vocabulary.ServiceException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;

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

    /**
     * Answers one request, exactly once, now or when its record is durable.
     *
     * @throws NotAtHand on an event loop; nothing was answered, recorded or changed
     */
    void serve(InFlight request, Scratch scratch) {
        try {
            authentication.authenticate(request, scratch);
            Rooms.Offered offered = route(request);
            var _ = NeverBlocks.here()
                    ? perform(offered.operation(), request, scratch)
                    : retrying.run(() -> perform(offered.operation(), request, scratch));
        } catch (NotAtHand elsewhere) {
            request.again();
            throw elsewhere;
        } catch (ServiceException refusal) {
            outcomes.refused(request, refusal, scratch);
        } catch (StoreException | RecordUnavailable unavailable) {
            LOG.log(Level.WARNING, "{0} is refused for now: {1}", request.operationName, unavailable.getMessage());
            outcomes.unavailable(request, scratch);
        } catch (Conflict conflict) {
            throw new IllegalStateException("a change on an event loop", conflict);
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError fault) {
            LOG.log(Level.ERROR, "request " + request.requestIdText + " failed by a fault of ours", fault);
            outcomes.failed(request, scratch);
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
        return offered;
    }

    /** Decode, locate, authorise, run, encode, record. */
    private <I extends Structure, L extends Located, O extends Structure> boolean perform(
            Operation<I, L, O> operation, InFlight request, Scratch scratch) throws Conflict {
        Call call = call(request);
        request.again();
        I input = Routing.decode(operation.contract(), request.exchange.request(), request.parameters);
        request.input = input;
        L located = operation.locate(input, call);
        request.located = located;
        PolicySet callersPolicies = authorizer.callersPolicies(call, located);
        request.callersPolicies = callersPolicies;
        Permits permits = authorizer.authorize(
                call, located, callersPolicies, service(request).accessDenied());
        if (operation.effort(input, located) == Effort.LONG && NeverBlocks.here()) {
            request.elsewhere = Elsewhere.EFFORT;
            throw NotAtHand.INSTANCE;
        }
        Answer<O> answer = operation.run(input, located, permits, call);
        outcomes.done(operation, input, located, answer, request, scratch);
        return true;
    }

    private static Call call(InFlight request) {
        return Objects.requireNonNull(request.call, "authenticated by now");
    }

    private static ServiceContract service(InFlight request) {
        return Objects.requireNonNull(request.service, "authenticated by now");
    }
}
