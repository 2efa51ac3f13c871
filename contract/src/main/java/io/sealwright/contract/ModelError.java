// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import io.sealwright.vocabulary.ErrorCode;

/** A code of a service's own list, which also knows how that service spells the member of the text. */
public interface ModelError extends ErrorCode {
    /** {@code message} or {@code Message}. */
    String messageMember();
}
