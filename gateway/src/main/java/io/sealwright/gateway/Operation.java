// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.Structure;

/**
 * One API operation. The pipeline has already checked {@code input} against the service model (required members,
 * lengths, patterns), so an operation holds only what the model cannot say.
 *
 * <p>Thread-safe: one object serves all requests.
 *
 * @param <I> the request shape
 * @param <L> what {@link #locate} finds
 * @param <O> the response shape
 */
public interface Operation<I extends Structure, L extends Located, O extends Structure> {

    OperationContract<I, O> contract();

    /** What the record says of it: whether the operation leaves everything as it was. */
    boolean readOnly();

    /** Whether the record shows what was answered, secrets left out: of what changes something, and of new sessions. */
    default boolean recordsAnswer() {
        return !readOnly();
    }

    /**
     * Finds everything {@link #run} will need. Reads only, runs before authorisation, and tells the caller nothing:
     * what is not there is located as absent. Only the shape of an identifier may be refused here.
     *
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop, when memory does not hold what it needs
     */
    L locate(I input, Call call);

    /** Asked after the permits exist and before {@link #run}. */
    default Effort effort(I input, L located) {
        return readOnly() ? Effort.SHORT : Effort.LONG;
    }

    /** Does it. Looks nothing up. */
    Answer<O> run(I input, L located, Permits permits, Call call);

    /** The input as the record shows it, where AWS shows more than was sent, such as a defaulted algorithm. */
    default I recorded(I input, L located) {
        return input;
    }
}
