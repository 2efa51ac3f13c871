// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.KmsError;
import io.sealwright.gateway.Call;

/** The rules for the name of an alias that a customer makes, changes or deletes. */
public final class AliasNames {
    private static final String RESERVED = "alias/aws/";

    private AliasNames() {}

    /**
     * The alias of the caller's account and Region that {@code name} stands for.
     *
     * @throws io.sealwright.vocabulary.ServiceException ValidationException without the prefix, NotAuthorizedException
     *     for the names that AWS keeps for itself
     */
    public static AliasAddress of(String name, Call call) {
        if (!name.startsWith(AliasAddress.PREFIX)) {
            throw KmsError.VALIDATION.because("Alias must start with the prefix \"alias/\". Please see"
                    + " https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html");
        }
        if (name.startsWith(RESERVED)) {
            throw KmsError.NOT_AUTHORIZED.withoutMessage();
        }
        if (name.length() == AliasAddress.PREFIX.length()) {
            throw KmsError.INVALID_ALIAS_NAME.because("The alias name is empty.");
        }
        return new AliasAddress(call.account(), call.region(), name);
    }
}
