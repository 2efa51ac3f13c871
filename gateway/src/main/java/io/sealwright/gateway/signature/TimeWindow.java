// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import static io.sealwright.gateway.signature.Refusals.refusal;

import io.sealwright.gateway.http.HttpRequest;
import java.time.Duration;

/** When a signature is good: around its date, or after it, and for how long. */
final class TimeWindow {

    private TimeWindow() {}

    /** @param window on both sides of now, but a presigned request also ends when it says so itself */
    static void require(HttpRequest request, StatedSignature stated, Duration window, long now) {
        long date = AmzDate.epochSecond(stated.text(request), stated.dateStart, stated.dateEnd);
        if (date == AmzDate.MALFORMED) {
            throw refusal(
                    request,
                    SignatureError.INCOMPLETE_SIGNATURE,
                    "Date must be in ISO-8601 'basic format'. Got '"
                            + Refusals.echo(stated.string(request, stated.dateStart, stated.dateEnd))
                            + "'. See http://en.wikipedia.org/wiki/ISO_8601");
        }
        long past = stated.isPresigned() ? Math.min(window.toSeconds(), stated.expires) : window.toSeconds();
        if (date < now - past) {
            throw refusal(
                    request,
                    SignatureError.INVALID_SIGNATURE,
                    "Signature expired: %s is now earlier than %s (%s - %s.)"
                            .formatted(
                                    AmzDate.format(date), AmzDate.format(now - past), AmzDate.format(now), span(past)));
        }
        long ahead = window.toSeconds();
        if (date > now + ahead) {
            throw refusal(
                    request,
                    SignatureError.INVALID_SIGNATURE,
                    "Signature not yet current: %s is still later than %s (%s + %s.)"
                            .formatted(
                                    AmzDate.format(date),
                                    AmzDate.format(now + ahead),
                                    AmzDate.format(now),
                                    span(ahead)));
        }
    }

    private static String span(long seconds) {
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " sec";
    }
}
