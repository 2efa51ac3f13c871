// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.policy.PolicyPrincipal;
import java.util.Optional;

/** Who exists. KMS does not keep identities: the server connects this to the service that does. */
public interface PrincipalDirectory {

    /**
     * What a principal is known by, now: of an account its digits, of a user or role its unique id, of a session its
     * UserId, of a service its name, of everyone {@code *}. Empty for whoever does not exist. May read the store.
     */
    Optional<String> idOf(PolicyPrincipal principal);
}
