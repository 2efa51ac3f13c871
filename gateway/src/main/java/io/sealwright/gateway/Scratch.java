// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.contract.ByteWriter;
import io.sealwright.gateway.signature.SignatureScratch;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What one thread uses again for each request: the buffers of signature, answer and record, and its maker of ids. */
final class Scratch {
    final SignatureScratch signature = new SignatureScratch();
    final ByteWriter reply = new ByteWriter();
    final ByteWriter event = new ByteWriter();
    final EventWriter events = new EventWriter();
    final Ids ids;

    /** Requests that came in this turn of a loop. */
    List<InFlight> ready = new ArrayList<>();

    private List<InFlight> spare = new ArrayList<>();

    Scratch(RandomGenerator generator) {
        this.ids = new Ids(generator);
    }

    /** What is ready; what comes from now on, also while it is served, is of the next turn. The taker empties it. */
    List<InFlight> takeReady() {
        List<InFlight> taken = ready;
        ready = spare;
        spare = taken;
        return taken;
    }
}
