// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.DataKeySpec;
import io.sealwright.contract.kms.KmsError;
import org.jspecify.annotations.Nullable;

/** How long a data key shall be: by its spec or in bytes, one of both. */
public final class DataKeyLength {

    private DataKeyLength() {}

    /**
     * Passes when exactly one of both is given.
     *
     * @throws io.sealwright.vocabulary.ServiceException ValidationException
     */
    public static void requireOne(@Nullable DataKeySpec spec, @Nullable Integer numberOfBytes) {
        if ((spec == null) == (numberOfBytes == null)) {
            throw KmsError.VALIDATION.because("Please specify either number of bytes or key spec.");
        }
    }

    /** The length in bytes. */
    public static int of(@Nullable DataKeySpec spec, @Nullable Integer numberOfBytes) {
        requireOne(spec, numberOfBytes);
        if (spec == null) {
            return numberOfBytes == null ? 0 : numberOfBytes;
        }
        return switch (spec) {
            case AES_128 -> 16;
            case AES_256 -> 32;
        };
    }
}
