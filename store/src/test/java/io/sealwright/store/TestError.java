// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import io.sealwright.vocabulary.ErrorCode;

/** What a room would refuse with. */
enum TestError implements ErrorCode {
    REFUSED;

    @Override
    public String wireName() {
        return "RefusedException";
    }

    @Override
    public int httpStatus() {
        return 400;
    }
}
