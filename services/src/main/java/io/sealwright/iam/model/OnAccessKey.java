// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.contract.iam.IamError;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import java.util.List;
import java.util.Optional;

/**
 * A user and the access key of it that a request names.
 *
 * @param key empty when the user has no such key
 */
public record OnAccessKey(OnEntity<User> user, String keyId, Optional<AccessKey> key) implements Located {

    @Override
    public List<Demand<?>> demands() {
        return user.demands();
    }

    /**
     * The key, to be asked once the permit exists.
     *
     * @throws io.sealwright.vocabulary.ServiceException NoSuchEntity
     */
    public AccessKey orRefuse() {
        return key.orElseThrow(() -> absent(keyId));
    }

    /** The refusal of an id that no key has. */
    public static RuntimeException absent(String keyId) {
        return IamError.NO_SUCH_ENTITY.because("The Access Key with id %s cannot be found", keyId);
    }
}
