// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.model;

import io.sealwright.store.Body;
import io.sealwright.vocabulary.Blob;
import java.time.Instant;

/** Signatures that were exchanged, as long as they are in time: none is exchanged again, also after a crash. */
@FunctionalInterface
public interface ExchangedSignatures {

    /**
     * Remembers one, in the change that answers its exchange.
     *
     * @param signature 32 bytes
     * @return refuses with SignatureAlreadyExchangedException where it is remembered
     */
    Body remember(Blob signature, Instant now);
}
