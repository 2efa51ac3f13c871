// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.AddClientIDToOpenIDConnectProviderRequest;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.OpenIdConnectProvider;
import io.sealwright.iam.model.OpenIdConnectProviderRepository;
import io.sealwright.iam.model.OpenIdConnectProviders;
import io.sealwright.iam.model.ProviderLocator;
import io.sealwright.vocabulary.Action;
import java.util.List;
import java.util.stream.Stream;

/**
 * Accepts tokens of an identity provider for one audience more; one that is accepted already stays so.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddClientIDToOpenIDConnectProvider.html">AddClientIDToOpenIDConnectProvider</a>
 */
public final class AddClientIDToOpenIDConnectProvider
        implements Operation<AddClientIDToOpenIDConnectProviderRequest, OnEntity<OpenIdConnectProvider>, NoOutput> {
    private static final Action ADD_CLIENT_ID_TO_OPEN_ID_CONNECT_PROVIDER =
            new Action("iam", "AddClientIDToOpenIDConnectProvider");

    private final ProviderLocator locator;
    private final OpenIdConnectProviderRepository providers;

    public AddClientIDToOpenIDConnectProvider(ProviderLocator locator, OpenIdConnectProviderRepository providers) {
        this.locator = locator;
        this.providers = providers;
    }

    @Override
    public OperationContract<AddClientIDToOpenIDConnectProviderRequest, NoOutput> contract() {
        return IamContract.ADD_CLIENT_ID_TO_OPEN_ID_CONNECT_PROVIDER;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnEntity<OpenIdConnectProvider> locate(AddClientIDToOpenIDConnectProviderRequest request, Call call) {
        return OnEntity.of(
                ADD_CLIENT_ID_TO_OPEN_ID_CONNECT_PROVIDER, locator.byArn(request.openIDConnectProviderArn(), call));
    }

    @Override
    public Answer<NoOutput> run(
            AddClientIDToOpenIDConnectProviderRequest request,
            OnEntity<OpenIdConnectProvider> located,
            Permits permits,
            Call call) {
        OpenIdConnectProvider provider = located.permitted(permits);
        if (provider.clientIds().contains(request.clientID())) {
            return new Answer.Told<>(NoOutput.INSTANCE);
        }
        List<String> more = OpenIdConnectProviders.clientIds(
                Stream.concat(provider.clientIds().stream(), Stream.of(request.clientID()))
                        .toList());
        return new Answer.Changing<>(NoOutput.INSTANCE, providers.replace(provider, provider.withClientIds(more)));
    }
}
