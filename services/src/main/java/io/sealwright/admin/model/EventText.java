// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.model;

import io.sealwright.ledger.LedgerEntry;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** Finds a text in events without reading them: what is searched for is ASCII, and JSON writes it as it is. */
public final class EventText implements Predicate<LedgerEntry> {
    private final byte[] text;

    private EventText(String text) {
        this.text = text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Events of the request with this id: no text of a caller's holds an unescaped quote. */
    public static EventText requestId(String id) {
        return new EventText("\"requestID\":\"" + id + '"');
    }

    /** Events that mention {@code text} anywhere. */
    public static EventText mentioning(String text) {
        return new EventText(text);
    }

    @Override
    public boolean test(LedgerEntry entry) {
        byte[] event = entry.event();
        for (int i = event.length - text.length; i >= 0; i--) { // Ids and resources stand near the end.
            if (event[i] == text[0] && isAt(event, i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(byte[] event, int at) {
        for (int i = 1; i < text.length; i++) {
            if (event[at + i] != text[i]) {
                return false;
            }
        }
        return true;
    }
}
