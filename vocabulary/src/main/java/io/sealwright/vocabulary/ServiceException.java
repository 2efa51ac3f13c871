// SPDX-License-Identifier: Apache-2.0
package io.sealwright.vocabulary;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A refusal: a code of the service's model and the text its caller reads. It has no stack trace, since it is an answer.
 */
public final class ServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;

    ServiceException(ErrorCode code, @Nullable String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }

    /** The text, or empty where AWS sends none. */
    public Optional<String> text() {
        return Optional.ofNullable(getMessage());
    }

    @Override
    @SuppressWarnings("OverrideThrowableToString") // The message is the caller's; the code is for our logs alone.
    public String toString() {
        return code.wireName() + text().map(text -> ": " + text).orElse("");
    }
}
