// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.gateway.signature.AccessKey;
import java.util.Set;

/**
 * Opens the forward tokens that registered services call with. What it says of a token is believed only after the
 * service's own signature held, which covers the token. Thread-safe.
 */
@FunctionalInterface
public interface Forwarding {

    /** As long as no service is registered. */
    Forwarding NONE = (_, _) -> {
        throw new Refused("No service calls for others here.");
    };

    /**
     * What a token allows the service that shows it.
     *
     * @param caller for whom it calls: his key is active, and his session alive, now
     * @param service its signing name
     * @param operations of KMS that it may call, by name
     * @param uses how often the token was used
     */
    record Forwarded(AccessKey caller, String service, Set<String> operations, Uses uses) {}

    /** Counts the uses of one token. */
    @FunctionalInterface
    interface Uses {

        /** Takes one of those that are left. */
        boolean take();
    }

    /**
     * Why a token is not taken. The service reads it: it says nothing of its caller but that he may not call any more.
     */
    final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        public Refused(String why) {
            super(why, null, false, false);
        }
    }

    /**
     * What {@code token} allows.
     *
     * @param service the call as the service signed it
     * @throws Refused where it allows nothing: to this principal, in this Region, now
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop, when memory does not hold what it needs
     */
    Forwarded open(Call service, String token) throws Refused;
}
