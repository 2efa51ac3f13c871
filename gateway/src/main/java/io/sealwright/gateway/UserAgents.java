// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.contract.ByteWriter;
import org.jspecify.annotations.Nullable;

/**
 * {@code userAgent} of a record, cut at CloudTrail's limit. There are few clients and many records, so what was written
 * for the last ones is kept, one for each slot of a small table.
 *
 * <p>Confined to one thread.
 */
final class UserAgents {
    private static final int SLOTS = 64;
    private static final int MAX_TEXT = 1_024;

    private final @Nullable String[] texts = new @Nullable String[SLOTS];
    private final byte[][] json = new byte[SLOTS][];

    /** Writes {@code userAgent} as a JSON string. */
    void write(String userAgent, ByteWriter to) {
        int hash = userAgent.hashCode();
        int slot = (hash ^ hash >>> 16) & (SLOTS - 1);
        if (!userAgent.equals(texts[slot])) {
            String cut = userAgent.length() <= MAX_TEXT ? userAgent : userAgent.substring(0, MAX_TEXT);
            json[slot] = new ByteWriter(64).jsonString(cut).toByteArray();
            texts[slot] = userAgent;
        }
        to.raw(json[slot]);
    }
}
