// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import org.jspecify.annotations.Nullable;

/** What the constraints of grants ask about a request. */
interface GrantedRequest {

    /** The encryption context of the request; none where the operation has none. */
    EncryptionContext context();

    /** What the grant that the request makes shall allow, or null for every other operation. */
    @Nullable
    GrantTerms terms();

    /** The resource for which a service acts, or null when the caller acts for itself. */
    @Nullable
    String sourceArn();
}
