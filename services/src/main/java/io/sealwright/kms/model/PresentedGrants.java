// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.GrantOperation;
import io.sealwright.contract.kms.KmsError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The grants that the tokens of a request name. They were read from the store, so that a grant works for whoever shows
 * its token before it is known everywhere; a token gives no right that its grant does not.
 *
 * @param grants those that there are, on whatever key: SDKs send all their tokens with every request
 * @param allKnown whether every token was issued here and its grant still is
 */
public record PresentedGrants(List<Grant> grants, boolean allKnown) {
    public static final PresentedGrants NONE = new PresentedGrants(List.of(), true);

    public PresentedGrants {
        grants = List.copyOf(grants);
    }

    /**
     * Refuses a token that no grant goes with; to be asked once the permit exists.
     *
     * @throws io.sealwright.vocabulary.ServiceException InvalidGrantTokenException
     */
    public void requireKnown() {
        if (!allKnown) {
            throw KmsError.INVALID_GRANT_TOKEN.withoutMessage();
        }
    }

    /** A grant of this grantee on this key that allows the operation, or null. */
    @Nullable
    Grant allowing(KeyAddress key, String granteeId, GrantOperation operation, GrantedRequest request) {
        for (Grant grant : grants) {
            if (grant.address().key().equals(key)
                    && grant.grantee().id().equals(granteeId)
                    && grant.allows(operation, request)) {
                return grant;
            }
        }
        return null;
    }
}
