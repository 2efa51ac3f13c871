// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.contract.ByteWriter;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.Protocol;
import io.sealwright.contract.ServiceContract;
import io.sealwright.contract.Structure;
import io.sealwright.gateway.http.HttpReply;
import io.sealwright.gateway.http.HttpRequest;
import io.sealwright.gateway.http.MediaType;
import io.sealwright.gateway.signature.ClaimedKey;
import io.sealwright.gateway.signature.RefusalShape;
import io.sealwright.ledger.Basis;
import io.sealwright.ledger.Completion;
import io.sealwright.ledger.EntryView;
import io.sealwright.ledger.LedgerEntry;
import io.sealwright.ledger.LedgerUnavailable;
import io.sealwright.policy.PolicySet;
import io.sealwright.store.Conflict;
import io.sealwright.vocabulary.ServiceException;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * How a request ends: encode, record, send, in this order. What cannot be encoded is not recorded as done; what is not
 * recorded is not sent, but wiped.
 */
final class Outcomes {
    private final Recorder recorder;
    private final PipelineObserver observer;
    private final InstantSource clock;
    private final LongSupplier ticker;

    Outcomes(Recorder recorder, PipelineObserver observer, InstantSource clock, LongSupplier ticker) {
        this.recorder = recorder;
        this.observer = observer;
        this.clock = clock;
        this.ticker = ticker;
    }

    /** It did what was asked, or is about to: then the change is committed first, together with its record. */
    <I extends Structure, L extends Located, O extends Structure> void done(
            Operation<I, L, O> operation, I input, L located, Answer<O> answer, InFlight request, Scratch scratch)
            throws Conflict {
        OperationContract<I, O> contract = operation.contract();
        prepare(contract, answer.output(), request, scratch);
        ByteWriter event = scratch.event;
        event.reset();
        scratch.events.done(
                facts(request),
                contract,
                operation.recorded(input, located),
                answer,
                clock.instant(),
                request.eventId,
                event);
        EntryView entry = entry(request, event);
        switch (answer) {
            case Answer.Told<O> _ -> recorder.use(entry, request.exchange.loop(), new Sending(request, ""));
            case Answer.Changing<O> changing -> {
                commit(changing.write(), entry.toEntry());
                new Sending(request, "").durable();
            }
        }
        request.again();
    }

    private void commit(Write write, LedgerEntry entry) throws Conflict {
        try {
            recorder.change(write, entry);
        } catch (LedgerUnavailable e) {
            throw new RecordUnavailable(String.valueOf(e.getMessage()));
        }
    }

    private <O extends Structure> void prepare(
            OperationContract<?, O> contract, O output, InFlight request, Scratch scratch) {
        ByteWriter body = scratch.reply;
        body.reset();
        try {
            if (contract.service().protocol() == Protocol.QUERY) {
                contract.encodeXml(output, request.requestIdText, body);
            } else {
                contract.encodeJson(output, body);
            }
            request.exchange.prepare(reply(200, contract.service(), request, body));
        } finally {
            Secrets.wipe(output);
            if (request.isSensitive()) {
                body.wipe();
            }
        }
    }

    /** It was refused; a request whose caller is known is recorded, a stranger's is counted. */
    void refused(InFlight request, ServiceException why, Scratch scratch) {
        Call call = request.call;
        if (call == null) {
            HttpRequest http = request.exchange.request();
            observer.unauthenticated(http.sourceAddress(), why, ClaimedKey.of(http));
            request.exchange.reply(stranger(request, why, scratch));
            return;
        }
        ServiceContract service = Objects.requireNonNull(request.service);
        request.exchange.prepare(refusal(service, request, why, scratch));
        ByteWriter event = scratch.event;
        event.reset();
        Rooms.Offered offered = request.offered;
        scratch.events.refused(
                facts(request),
                offered == null ? null : offered.operation().contract(),
                request.input,
                why,
                clock.instant(),
                request.eventId,
                event);
        EntryView entry = entry(request, event);
        Sending sending = new Sending(request, why.code().wireName());
        request.again();
        recorder.use(entry, request.exchange.loop(), sending);
    }

    /** The same request may succeed later. */
    void unavailable(InFlight request, Scratch scratch) {
        ServiceContract service = request.service;
        if (service == null) {
            replyToNobody(request);
            return;
        }
        refused(request, service.retryable().withoutMessage(), scratch);
    }

    /** A fault of ours: the caller learns nothing of it but the code. */
    void failed(InFlight request, Scratch scratch) {
        ServiceContract service = request.service;
        if (service == null) {
            replyToNobody(request);
            return;
        }
        refused(request, service.internal().withoutMessage(), scratch);
    }

    /** Nobody knows yet who calls, so there is no record either; what SDKs read of it is the status, and they retry. */
    private static void replyToNobody(InFlight request) {
        request.exchange.reply(HttpReply.of(500, MediaType.TEXT, request.requestIdText, new byte[0]));
    }

    private HttpReply stranger(InFlight request, ServiceException why, Scratch scratch) {
        return Refusal.reply(
                RefusalShape.of(request.exchange.request()),
                why,
                why.code().httpStatus(),
                request.requestIdText,
                scratch.reply);
    }

    private HttpReply refusal(ServiceContract service, InFlight request, ServiceException why, Scratch scratch) {
        ByteWriter body = scratch.reply;
        body.reset();
        service.encodeRefusal(why, request.requestIdText, body);
        return reply(why.code().httpStatus(), service, request, body);
    }

    private static HttpReply reply(int status, ServiceContract service, InFlight request, ByteWriter body) {
        MediaType type = service.protocol() == Protocol.QUERY ? MediaType.XML : MediaType.AMZ_JSON_1_1;
        HttpReply reply = HttpReply.of(status, type, request.requestIdText, body.array(), 0, body.length());
        return request.isSensitive() ? reply.sensitive() : reply;
    }

    private static EventWriter.Facts facts(InFlight request) {
        Call call = Objects.requireNonNull(request.call);
        Rooms.Offered offered = request.offered;
        EventFragments operation = offered == null
                ? EventFragments.of(Objects.requireNonNull(request.service), request.operationName, false)
                : offered.fragments();
        return new EventWriter.Facts(call, operation, request.located);
    }

    private EntryView entry(InFlight request, ByteWriter event) {
        Located located = request.located;
        PolicySet identity = request.callersPolicies;
        Basis basis = located == null || identity == null ? Basis.NONE : Authorizer.basis(located, identity);
        return new EntryView(request.eventId, basis, event.array(), event.length());
    }

    /** What waits for the ledger: the prepared answer leaves, or is replaced. */
    private final class Sending implements Completion {
        private final InFlight request;
        private final String code;

        Sending(InFlight request, String code) {
            this.request = request;
            this.code = code;
        }

        @Override
        public void durable() {
            send(code);
        }

        @Override
        public void failed() {
            ServiceContract service = Objects.requireNonNull(request.service);
            ServiceException why = service.retryable().withoutMessage();
            ByteWriter body = new ByteWriter();
            service.encodeRefusal(why, request.requestIdText, body);
            request.exchange.prepare(reply(why.code().httpStatus(), service, request, body));
            send(why.code().wireName());
        }

        private void send(String answered) {
            request.exchange.send();
            observer.answered(
                    request.exchange.loop().index(),
                    request.operationIndex(),
                    answered,
                    ticker.getAsLong() - request.startedNanos);
        }
    }
}
