// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.contract.ByteWriter;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.Structure;
import io.sealwright.ledger.EntryView;
import io.sealwright.ledger.LedgerEntry;
import io.sealwright.ledger.LedgerUnavailable;
import io.sealwright.store.Conflict;
import io.sealwright.store.Retrying;
import io.sealwright.vocabulary.NeverBlocks;
import io.sealwright.vocabulary.NotAtHand;
import io.sealwright.vocabulary.ServiceException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The door by which one service of ours calls another for its caller: the same rooms, the same authoriser, permits and
 * record as every call from outside, as the caller, through the service. Only {@code server} hands one out, to the
 * service that it is for. Thread-safe.
 */
public final class ServiceEntrance {
    private static final String NO_ADDRESS = "AWS Internal";

    private final String service;
    private final Needs needs;

    /** What it shares with the pipeline. */
    record Needs(
            Rooms rooms,
            Authorizer authorizer,
            Recorder recorder,
            Retrying retrying,
            InstantSource clock,
            Supplier<RandomGenerator> generators) {}

    ServiceEntrance(String service, Needs needs) {
        this.service = service;
        this.needs = needs;
    }

    /**
     * Calls an operation of another room for who called {@code outer}. Its record, and its change where it makes one,
     * are durable when this returns; so they are before a transaction of the outer call begins.
     *
     * @param input valid by its contract; stays the caller's, who wipes its secrets
     * @return the answer, whose secrets are the caller's to wipe
     * @throws ServiceException what the operation refuses, in its own service's words; the refusal is recorded
     * @throws NotAtHand on an event loop: it waits for the ledger
     */
    public <I extends Structure, O extends Structure> O call(OperationContract<I, O> contract, I input, Call outer) {
        if (NeverBlocks.here()) {
            throw NotAtHand.INSTANCE;
        }
        Rooms.Offered offered = needs.rooms().find(contract.service(), contract.name());
        if (offered == null || offered.operation().contract() != contract) {
            throw new IllegalStateException(contract + " is not offered");
        }
        Scratch scratch = new Scratch(needs.generators().get());
        Call inner = inner(outer, scratch);
        return needs.retrying().run(() -> new Attempt<>(contract, input, offered, inner, scratch).make());
    }

    /** The same caller, the same Region, a request of its own. */
    private Call inner(Call outer, Scratch scratch) {
        ForwardAccess via = ForwardAccess.through(service, outer.via());
        return new Call(
                outer.principal(),
                outer.accessKeyId(),
                outer.session(),
                outer.region(),
                scratch.ids.next().toString(),
                needs.clock().instant(),
                NO_ADDRESS,
                Entrance.IN_PROCESS,
                via.principal(),
                null,
                null,
                null,
                via);
    }

    /** One attempt: located, decided, run and recorded anew after a conflict. */
    private final class Attempt<I extends Structure, O extends Structure> {
        private final OperationContract<I, O> contract;
        private final Rooms.Offered offered;
        private final Execution<I, ?, O> execution;
        private final Call call;
        private final Scratch scratch;
        private final UUID eventId;

        @SuppressWarnings("unchecked") // The operation has this very contract, and with it its shapes.
        Attempt(OperationContract<I, O> contract, I input, Rooms.Offered offered, Call call, Scratch scratch) {
            this.contract = contract;
            this.offered = offered;
            this.execution = Execution.of((Operation<I, ?, O>) offered.operation(), input);
            this.call = call;
            this.scratch = scratch;
            this.eventId = scratch.ids.next();
        }

        O make() throws Conflict {
            try {
                offered.room().admit(call, contract.name());
                execution.decide(call, needs.authorizer(), contract.service().accessDenied());
                execution.run(call);
            } catch (ServiceException refusal) {
                record(refused(refusal), null);
                throw refusal;
            }
            Answer<O> answer = execution.answer();
            switch (answer) {
                case Answer.Told<O> _ -> record(done(answer), null);
                case Answer.Changing<O> changing -> {
                    record(done(answer), changing.write());
                    changing.committed().run();
                }
            }
            return answer.output();
        }

        private LedgerEntry done(Answer<O> answer) {
            ByteWriter event = scratch.event;
            event.reset();
            scratch.events.done(facts(), contract, execution.recorded(), answer, now(), eventId, event);
            return entry(event);
        }

        private LedgerEntry refused(ServiceException why) {
            ByteWriter event = scratch.event;
            event.reset();
            scratch.events.refused(facts(), contract, execution.input(), why, now(), eventId, event);
            return entry(event);
        }

        private Instant now() {
            return needs.clock().instant();
        }

        private EventWriter.Facts facts() {
            return new EventWriter.Facts(
                    call, offered.fragments(), offered.operation().recordsAnswer(), execution.located());
        }

        private LedgerEntry entry(ByteWriter event) {
            return new EntryView(eventId, Joined.basis(execution.consulted()), event.array(), event.length()).toEntry();
        }

        private void record(LedgerEntry entry, @Nullable Write write) throws Conflict {
            try {
                if (write == null) {
                    needs.recorder().useAndWait(entry);
                } else {
                    needs.recorder().change(write, entry);
                }
            } catch (LedgerUnavailable unavailable) {
                execution.wipeAnswer();
                throw new RecordUnavailable(String.valueOf(unavailable.getMessage()));
            }
        }
    }
}
