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

    /** Prepares the answer to what was asked; the secrets in it are wiped. */
    <O extends Structure> void encode(Execution<?, ?, O> execution, InFlight request, Scratch scratch) {
        OperationContract<?, O> contract = execution.operation().contract();
        O output = execution.answer().output();
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

    /** It did what was asked, or is about to: then the change is committed first, together with its record. */
    <I extends Structure, L extends Located, O extends Structure> void record(
            Execution<I, L, O> execution, InFlight request, Scratch scratch) throws Conflict {
        ByteWriter event = scratch.event;
        event.reset();
        scratch.events.done(
                facts(request),
                execution.operation().contract(),
                execution.recorded(),
                execution.answer(),
                clock.instant(),
                request.eventId,
                event);
        EntryView entry = entry(request, event);
        switch (execution.answer()) {
            case Answer.Told<O> _ -> recorder.use(entry, request.exchange.loop(), new Sending(request, ""));
            case Answer.Changing<O> changing -> {
                commit(changing.write(), entry.toEntry());
                changing.committed().run();
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
        Execution<?, ?, ?> execution = request.execution;
        scratch.events.refused(
                facts(request),
                execution == null ? null : execution.operation().contract(),
                execution == null ? null : execution.input(),
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
        Execution<?, ?, ?> execution = request.execution;
        return new EventWriter.Facts(
                call,
                operation,
                offered != null && offered.operation().recordsAnswer(),
                execution == null ? null : execution.located());
    }

    private static EntryView entry(InFlight request, ByteWriter event) {
        return new EntryView(request.eventId, basis(request), event.array(), event.length());
    }

    private static Basis basis(InFlight request) {
        Execution<?, ?, ?> execution = request.execution;
        return execution == null ? Basis.NONE : Joined.basis(execution.consulted());
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
