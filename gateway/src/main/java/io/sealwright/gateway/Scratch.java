// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.contract.ByteWriter;
import io.sealwright.gateway.signature.SignatureScratch;
import java.util.random.RandomGenerator;

/** What one thread uses again for each request: the buffers of signature, answer and record, and its maker of ids. */
final class Scratch {
    final SignatureScratch signature = new SignatureScratch();
    final ByteWriter reply = new ByteWriter();
    final ByteWriter event = new ByteWriter();
    final EventWriter events = new EventWriter();
    final Ids ids;

    Scratch(RandomGenerator generator) {
        this.ids = new Ids(generator);
    }
}
