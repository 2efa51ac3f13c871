// SPDX-License-Identifier: Apache-2.0
package io.sealwright.vocabulary;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;

/**
 * One way a request can be refused, in the words of its AWS service model.
 *
 * <p>Usage: {@code throw KmsError.DISABLED.because("%s is disabled.", arn)}.
 */
public interface ErrorCode {

    /** Whose fault it is; an SDK retries what was the receiver's. */
    enum Fault {
        SENDER,
        RECEIVER
    }

    /** The code on the wire, for example {@code DisabledException}. */
    String wireName();

    /** The HTTP status that goes with the code. */
    int httpStatus();

    default Fault fault() {
        return httpStatus() >= 500 ? Fault.RECEIVER : Fault.SENDER;
    }

    /** The refusal itself, with a message that a customer may read: no SQL, no path, no stack, no secret. */
    @FormatMethod
    default ServiceException because(@FormatString String message, Object... values) {
        return new ServiceException(this, values.length == 0 ? message.formatted() : message.formatted(values));
    }

    /** The refusal with a text that was put together elsewhere, which may hold percent signs. */
    default ServiceException saying(String text) {
        return new ServiceException(this, text);
    }

    /** The refusal that AWS answers without any text, such as {@code InvalidCiphertextException}. */
    default ServiceException withoutMessage() {
        return new ServiceException(this, null);
    }
}
