// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.contract.QueryParameters;
import io.sealwright.vocabulary.Principal;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Verifies what callers prove themselves with where there is no signature: in the place of it, and before all else. */
@FunctionalInterface
public interface UnsignedOperations {

    /** The operations that are unsigned by nature. The list is closed. */
    enum Unsigned {
        ASSUME_ROLE_WITH_WEB_IDENTITY("AssumeRoleWithWebIdentity"),
        ASSUME_ROLE_WITH_SAML("AssumeRoleWithSAML");

        private final String action;

        Unsigned(String action) {
            this.action = action;
        }

        /** The operation of this name, or null where it needs a signature. */
        static @Nullable Unsigned named(String action) {
            return Arrays.stream(values())
                    .filter(operation -> operation.action.equals(action))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Who calls, and what proved it. */
    record Proven(Principal.Federated principal, Proof proof) {}

    /**
     * Verifies the proof that stands in a request. May wait.
     *
     * @throws io.sealwright.vocabulary.ServiceException when it does not hold; nobody is known then, and nothing is
     *     recorded
     */
    Proven verify(Unsigned operation, QueryParameters parameters, Instant now);
}
