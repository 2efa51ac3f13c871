// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.contract.Structure;
import io.sealwright.vocabulary.ErrorCode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at an operation, step by step: what it decoded, found, was permitted, and came to. After a conflict, and
 * where something is not at hand, another attempt begins from the bytes. Used by one thread at a time.
 */
final class Execution<I extends Structure, L extends Located, O extends Structure> {
    private final Operation<I, L, O> operation;
    private final I input;
    private @Nullable L located;
    private List<Joined> consulted = List.of();
    private @Nullable Permits permits;
    private @Nullable Answer<O> answer;

    private Execution(Operation<I, L, O> operation, I input) {
        this.operation = operation;
        this.input = input;
    }

    /** Decodes and validates the input, by the contract alone. */
    static <I extends Structure, L extends Located, O extends Structure> Execution<I, L, O> decode(
            Operation<I, L, O> operation, InFlight request) {
        return new Execution<>(
                operation, Routing.decode(operation.contract(), request.exchange.request(), request.parameters));
    }

    /** Of an input that is there already. */
    static <I extends Structure, L extends Located, O extends Structure> Execution<I, L, O> of(
            Operation<I, L, O> operation, I input) {
        return new Execution<>(operation, input);
    }

    /**
     * Locates, which tells nothing, and decides.
     *
     * @throws io.sealwright.vocabulary.ServiceException when a right is missing
     */
    void decide(Call call, Authorizer authorizer, ErrorCode refusal) {
        L found = operation.locate(input, call);
        located = found;
        List<Joined> joined = authorizer.consult(call, found);
        consulted = joined;
        permits = authorizer.authorize(call, found, joined, refusal);
    }

    /** To be asked once the permits exist. */
    Effort effort() {
        return operation.effort(input, foundSoFar());
    }

    /** Does it, with what was located and permitted, and nothing else. */
    void run(Call call) {
        answer = operation.run(input, foundSoFar(), Objects.requireNonNull(permits), call);
    }

    Operation<I, L, O> operation() {
        return operation;
    }

    I input() {
        return input;
    }

    /** The input as the record shows it. */
    I recorded() {
        return operation.recorded(input, foundSoFar());
    }

    /** What it would touch; null when it was refused before. */
    @Nullable
    L located() {
        return located;
    }

    /** What decided, one for each demand; empty when it was refused before. */
    List<Joined> consulted() {
        return consulted;
    }

    Answer<O> answer() {
        return Objects.requireNonNull(answer, "it ran");
    }

    /** Overwrites what was answered, if anything was: it is not told. */
    void wipeAnswer() {
        if (answer != null) {
            Secrets.wipe(answer.output());
        }
    }

    /** Overwrites what the caller sent in confidence. */
    void wipe() {
        Secrets.wipe(input);
    }

    private L foundSoFar() {
        return Objects.requireNonNull(located, "decided by now");
    }
}
