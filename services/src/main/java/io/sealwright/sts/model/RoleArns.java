// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.model;

import io.sealwright.contract.sts.StsError;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.ServiceException;

/** The ARNs that name roles in requests. */
public final class RoleArns {
    private static final int MIN_LENGTH = 20;

    private RoleArns() {}

    /**
     * Reads the ARN of a role. Only its form is judged: whether there is such a role is not told here.
     *
     * @throws ServiceException ValidationError
     */
    public static Arn parse(String text) {
        if (text.length() < MIN_LENGTH && !text.startsWith("arn:")) {
            throw StsError.VALIDATION.because(
                    "1 validation error detected: Value '%s' at 'roleArn' failed to satisfy constraint: Member must have"
                            + " length greater than or equal to %d",
                    text, MIN_LENGTH);
        }
        Arn arn = Arn.parse(text).orElseThrow(() -> StsError.VALIDATION.because("%s is invalid", text));
        boolean isRole = arn.service().equals("iam")
                && arn.region().isEmpty()
                && AccountId.isWellFormed(arn.account())
                && arn.resource().startsWith("role/")
                && !arn.resource().endsWith("/");
        if (!isRole) {
            throw StsError.VALIDATION.because("Request ARN is invalid");
        }
        return arn;
    }
}
