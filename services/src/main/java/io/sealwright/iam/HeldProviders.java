// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam;

import io.sealwright.iam.model.OpenIdConnectProvider;
import io.sealwright.iam.model.OpenIdConnectProviderRepository;
import io.sealwright.store.Held;
import io.sealwright.store.HeldState;
import io.sealwright.vocabulary.Arn;
import java.util.Optional;

/** Identity providers, held under their ARNs until a change touches them. Thread-safe. */
public final class HeldProviders {
    private static final int BYTES = 400; // about
    private static final int BYTES_PER_CLIENT_ID = 80;

    private final Held<Arn, OpenIdConnectProvider> held;

    public HeldProviders(OpenIdConnectProviderRepository providers, HeldState state) {
        this.held = state.hold(
                OpenIdConnectProviderRepository.KIND,
                text -> Arn.parse(text).orElseThrow(),
                (arn, snapshot) -> providers.find(snapshot, arn),
                provider -> BYTES + provider.clientIds().size() * BYTES_PER_CLIENT_ID);
    }

    /**
     * The provider with this ARN.
     *
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop, when memory does not hold it
     */
    public Optional<OpenIdConnectProvider> find(Arn arn) {
        return held.find(arn);
    }
}
