// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.CreateKeyRequest;
import io.sealwright.contract.kms.CustomerMasterKeySpec;
import io.sealwright.contract.kms.KeySpec;
import io.sealwright.contract.kms.KeyUsageType;
import io.sealwright.contract.kms.KmsError;
import io.sealwright.contract.kms.OriginType;

/** What kind of key CreateKey asks for: whether AWS would make it, and whether this server does already. */
public final class KeyKind {

    private KeyKind() {}

    /**
     * Passes only for a symmetric encryption key with material of our own in one Region.
     *
     * @throws io.sealwright.vocabulary.ServiceException ValidationException for what AWS refuses too,
     *     UnsupportedOperationException for what is not offered yet
     */
    public static void requireOffered(CreateKeyRequest request) {
        if (request.keySpec() != null && request.customerMasterKeySpec() != null) {
            throw KmsError.VALIDATION.because(
                    "You cannot specify KeySpec and CustomerMasterKeySpec in the same request."
                            + " CustomerMasterKeySpec is deprecated.");
        }
        String spec = specOf(request);
        KeyUsageType usage = request.keyUsage();
        boolean symmetric = spec.equals(KeySpec.SYMMETRIC_DEFAULT.wireName());
        if (!symmetric && usage == null) {
            throw KmsError.VALIDATION.because(
                    "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.");
        }
        if (symmetric && usage != null && usage != KeyUsageType.ENCRYPT_DECRYPT) {
            throw KmsError.VALIDATION.because("KeyUsage %s is not compatible with KeySpec %s", usage.wireName(), spec);
        }
        if (!symmetric) {
            throw KmsError.UNSUPPORTED_OPERATION.because("KeySpec %s is not supported by this server yet.", spec);
        }
        requireOwnMaterial(request);
    }

    private static void requireOwnMaterial(CreateKeyRequest request) {
        OriginType origin = request.origin();
        if (origin != null && origin != OriginType.AWS_KMS) {
            throw KmsError.UNSUPPORTED_OPERATION.because(
                    "Origin %s is not supported by this server yet.", origin.wireName());
        }
        if (Boolean.TRUE.equals(request.multiRegion())) {
            throw KmsError.UNSUPPORTED_OPERATION.because("Multi-Region keys are not supported by this server yet.");
        }
        if (request.customKeyStoreId() != null || request.xksKeyId() != null) {
            throw KmsError.UNSUPPORTED_OPERATION.because("Custom key stores are not supported by this server yet.");
        }
    }

    private static String specOf(CreateKeyRequest request) {
        CustomerMasterKeySpec old = request.customerMasterKeySpec();
        if (old != null) {
            return old.wireName();
        }
        return request.keySpec() == null
                ? KeySpec.SYMMETRIC_DEFAULT.wireName()
                : request.keySpec().wireName();
    }
}
