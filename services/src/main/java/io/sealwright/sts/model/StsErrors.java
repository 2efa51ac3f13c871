// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.model;

import io.sealwright.contract.sts.StsError;
import io.sealwright.vocabulary.ServiceException;

/** Refusals that several operations share, each in one place. */
public final class StsErrors {
    private StsErrors() {}

    public static ServiceException invalidParameterValue(String text) {
        return StsError.INVALID_PARAMETER_VALUE.saying(text);
    }

    /** Nobody has a second factor here: whoever names one is wrong about it. */
    public static ServiceException noSuchDevice() {
        return StsError.ACCESS_DENIED.because("MultiFactorAuthentication failed, unable to validate MFA code.  Please"
                + " verify your MFA serial number is valid and associated with this user.");
    }

    /** What a long-term key of a user is needed for. */
    public static ServiceException sessionCredentials(String operation) {
        return StsError.ACCESS_DENIED.because("Cannot call %s with session credentials", operation);
    }

    /** No SAML provider can be registered here. */
    public static ServiceException noSamlProvider() {
        return StsError.INVALID_IDENTITY_TOKEN.because("Specified provider doesn't exist");
    }
}
