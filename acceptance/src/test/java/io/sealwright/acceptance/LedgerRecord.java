// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import io.sealwright.ledger.LedgerReader;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One record of the ledger, in CloudTrail's form.
 *
 * @param changeNumber the number of the change that it is the record of, 0 for a call that changed nothing
 * @param requestId empty for what the server did by itself
 * @param errorCode empty when the call succeeded
 */
record LedgerRecord(
        long changeNumber, String eventId, String eventName, String requestId, String errorCode, Json event) {

    /** Nothing for a frame that holds no event. */
    static Optional<LedgerRecord> read(LedgerReader.Recorded recorded) {
        byte[] event = recorded.entry().event();
        if (event.length == 0 || event[0] != '{') {
            return Optional.empty();
        }
        Json json = Json.parse(event);
        return Optional.of(new LedgerRecord(
                recorded.number(),
                recorded.entry().eventId().toString(),
                orEmpty(json.text("eventName")),
                orEmpty(json.text("requestID")),
                orEmpty(json.text("errorCode")),
                json));
    }

    /** Whether it names a resource, in whichever member. */
    boolean isAbout(String arn) {
        return event.toString().contains(arn);
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
