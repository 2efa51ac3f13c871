// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.RemoveClientIDFromOpenIDConnectProviderRequest;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.OpenIdConnectProvider;
import io.sealwright.iam.model.OpenIdConnectProviderRepository;
import io.sealwright.iam.model.ProviderLocator;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Accepts tokens of an identity provider for one audience less; one that is not accepted is not missed.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveClientIDFromOpenIDConnectProvider.html">RemoveClientIDFromOpenIDConnectProvider</a>
 */
public final class RemoveClientIDFromOpenIDConnectProvider
        implements Operation<
                RemoveClientIDFromOpenIDConnectProviderRequest, OnEntity<OpenIdConnectProvider>, NoOutput> {
    private static final Action REMOVE_CLIENT_ID_FROM_OPEN_ID_CONNECT_PROVIDER =
            new Action("iam", "RemoveClientIDFromOpenIDConnectProvider");

    private final ProviderLocator locator;
    private final OpenIdConnectProviderRepository providers;

    public RemoveClientIDFromOpenIDConnectProvider(ProviderLocator locator, OpenIdConnectProviderRepository providers) {
        this.locator = locator;
        this.providers = providers;
    }

    @Override
    public OperationContract<RemoveClientIDFromOpenIDConnectProviderRequest, NoOutput> contract() {
        return IamContract.REMOVE_CLIENT_ID_FROM_OPEN_ID_CONNECT_PROVIDER;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnEntity<OpenIdConnectProvider> locate(RemoveClientIDFromOpenIDConnectProviderRequest request, Call call) {
        return OnEntity.of(
                REMOVE_CLIENT_ID_FROM_OPEN_ID_CONNECT_PROVIDER,
                locator.byArn(request.openIDConnectProviderArn(), call));
    }

    @Override
    public Answer<NoOutput> run(
            RemoveClientIDFromOpenIDConnectProviderRequest request,
            OnEntity<OpenIdConnectProvider> located,
            Permits permits,
            Call call) {
        OpenIdConnectProvider provider = located.permitted(permits);
        if (!provider.clientIds().contains(request.clientID())) {
            return new Answer.Told<>(NoOutput.INSTANCE);
        }
        List<String> fewer = provider.clientIds().stream()
                .filter(clientId -> !clientId.equals(request.clientID()))
                .toList();
        return new Answer.Changing<>(NoOutput.INSTANCE, providers.replace(provider, provider.withClientIds(fewer)));
    }
}
