// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.contract.iam.IamError;

/** The refusal of one more than there may be. */
public final class Quotas {

    private Quotas() {}

    /** LimitExceeded, in AWS's words. */
    public static RuntimeException exceeded(String quota, int most) {
        return IamError.LIMIT_EXCEEDED.because("Cannot exceed quota for %s: %d", quota, most);
    }
}
