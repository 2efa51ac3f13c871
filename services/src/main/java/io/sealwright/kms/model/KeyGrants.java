// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.GrantOperation;
import io.sealwright.policy.Reach;
import io.sealwright.vocabulary.Principal;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The grants on one key, as a decision asks them: by caller and operation. A key without grants costs nothing; of a key
 * with many, memory holds those of the principals that call.
 *
 * @param count how many the key has
 * @param source the grants of one grantee on the key; throws NotAtHand on an event loop when memory does not hold them
 */
public record KeyGrants(KeyAddress key, int count, BiFunction<KeyAddress, String, GranteeGrants> source) {

    /** A grant that allows, and how it reaches the caller. */
    record Found(Grant grant, Reach reach) {}

    /** The strongest grant that allows {@code operation} to {@code caller}, or null. */
    @Nullable
    Found allowing(Principal caller, GrantOperation operation, GrantedRequest request, PresentedGrants presented) {
        if (count == 0 && presented.grants().isEmpty()) {
            return null;
        }
        Search search = new Search(operation, request, presented);
        return switch (caller) {
            case Principal.Root root -> search.to(root.account().digits(), Reach.CALLER);
            case Principal.User user -> search.of(user.principalId(), null, user);
            case Principal.AssumedRole session -> search.of(session.principalId(), session.roleId(), session);
            case Principal.FederatedUser session ->
                search.of(session.principalId(), session.issuer().principalId(), session);
            case Principal.Federated _ -> null; // Nobody of any account yet.
        };
    }

    private final class Search {
        private final GrantOperation operation;
        private final GrantedRequest request;
        private final PresentedGrants presented;

        private Search(GrantOperation operation, GrantedRequest request, PresentedGrants presented) {
            this.operation = operation;
            this.request = request;
            this.presented = presented;
        }

        private @Nullable Found of(String id, @Nullable String issuerId, Principal caller) {
            Found found = to(id, Reach.CALLER);
            if (found == null && issuerId != null) {
                found = to(issuerId, Reach.ISSUER);
            }
            return found != null ? found : to(caller.account().digits(), Reach.ACCOUNT);
        }

        private @Nullable Found to(String granteeId, Reach reach) {
            Grant grant = count == 0 ? null : source.apply(key, granteeId).allowing(operation, request);
            if (grant == null) {
                grant = presented.allowing(key, granteeId, operation, request);
            }
            return grant == null ? null : new Found(grant, reach);
        }
    }
}
