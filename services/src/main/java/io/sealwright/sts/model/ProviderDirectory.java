// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.model;

import io.sealwright.vocabulary.Arn;
import java.util.Optional;

/** Where identity providers are found that an account registered. */
@FunctionalInterface
public interface ProviderDirectory {

    /**
     * The OpenID Connect provider with this ARN.
     *
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop, where memory does not hold the answer
     */
    Optional<OpenIdConnectProvider> find(Arn arn);
}
