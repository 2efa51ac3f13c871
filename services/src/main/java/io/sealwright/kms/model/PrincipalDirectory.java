// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.policy.PolicyPrincipal;
import java.util.List;

/** Who exists. KMS does not keep identities: the server connects this to the service that does. */
public interface PrincipalDirectory {

    /** Whether each of {@code principals} names an account or identity that exists. May read the store. */
    boolean allExist(List<PolicyPrincipal> principals);
}
