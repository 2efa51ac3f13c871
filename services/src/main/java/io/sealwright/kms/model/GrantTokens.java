// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.KmsError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Grant tokens of a request. Grants are not offered yet, so every token is one that nobody gave out. */
public final class GrantTokens {

    private GrantTokens() {}

    /**
     * Refuses a token that no grant goes with.
     *
     * @throws io.sealwright.vocabulary.ServiceException InvalidGrantTokenException
     */
    public static void requireKnown(@Nullable List<String> tokens) {
        if (tokens != null && !tokens.isEmpty()) {
            throw KmsError.INVALID_GRANT_TOKEN.withoutMessage();
        }
    }
}
