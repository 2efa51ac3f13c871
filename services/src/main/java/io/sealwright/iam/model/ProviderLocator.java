// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.contract.iam.IamError;
import io.sealwright.gateway.Call;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.NeverBlocks;
import io.sealwright.vocabulary.NotAtHand;

/** Finds the identity provider that a request names, in the caller's account. Tells nobody what it found. */
public final class ProviderLocator {
    private static final String RESOURCE = "oidc-provider/";

    private final OpenIdConnectProviderRepository providers;
    private final String partition;

    public ProviderLocator(OpenIdConnectProviderRepository providers, String partition) {
        this.providers = providers;
        this.partition = partition;
    }

    /**
     * The provider with this ARN. What belongs to another account is not looked up.
     *
     * @throws io.sealwright.vocabulary.ServiceException ValidationError, InvalidInput for what cannot be the ARN of one
     */
    public EntityTarget<OpenIdConnectProvider> byArn(String text, Call call) {
        Arn arn = PolicyArns.read(text);
        if (!arn.service().equals("iam") || !arn.resource().startsWith(RESOURCE)) {
            throw IamError.INVALID_INPUT.because("Invalid ARN: %s", text);
        }
        requireMayWait();
        if (!arn.account().equals(call.account().digits())) {
            return absent(arn);
        }
        return providers
                .find(arn)
                .map(provider -> EntityTarget.present(arn, provider, provider.version(), provider.tags()))
                .orElseGet(() -> absent(arn));
    }

    private static EntityTarget<OpenIdConnectProvider> absent(Arn arn) {
        return EntityTarget.absent(arn, "OpenIDConnect Provider not found for arn %s".formatted(arn));
    }

    /** Where a provider of this name will be; {@code *} for all. */
    public EntityTarget<OpenIdConnectProvider> place(String name, Call call) {
        requireMayWait();
        return absent(new Arn(partition, "iam", "", call.account().digits(), RESOURCE + name));
    }

    public Arn arn(OpenIdConnectProvider provider) {
        return provider.arn(partition);
    }

    private static void requireMayWait() {
        if (NeverBlocks.here()) {
            throw NotAtHand.INSTANCE;
        }
    }
}
