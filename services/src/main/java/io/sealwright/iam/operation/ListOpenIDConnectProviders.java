// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.ListOpenIDConnectProvidersRequest;
import io.sealwright.contract.iam.ListOpenIDConnectProvidersResponse;
import io.sealwright.contract.iam.OpenIDConnectProviderListEntry;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Effort;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.OpenIdConnectProvider;
import io.sealwright.iam.model.OpenIdConnectProviderRepository;
import io.sealwright.iam.model.ProviderLocator;
import io.sealwright.vocabulary.Action;

/**
 * Lists the ARNs of the identity providers of the account.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOpenIDConnectProviders.html">ListOpenIDConnectProviders</a>
 */
public final class ListOpenIDConnectProviders
        implements Operation<
                ListOpenIDConnectProvidersRequest,
                OnEntity<OpenIdConnectProvider>,
                ListOpenIDConnectProvidersResponse> {
    private static final Action LIST_OPEN_ID_CONNECT_PROVIDERS = new Action("iam", "ListOpenIDConnectProviders");

    private final ProviderLocator locator;
    private final OpenIdConnectProviderRepository providers;

    public ListOpenIDConnectProviders(ProviderLocator locator, OpenIdConnectProviderRepository providers) {
        this.locator = locator;
        this.providers = providers;
    }

    @Override
    public OperationContract<ListOpenIDConnectProvidersRequest, ListOpenIDConnectProvidersResponse> contract() {
        return IamContract.LIST_OPEN_ID_CONNECT_PROVIDERS;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnEntity<OpenIdConnectProvider> locate(ListOpenIDConnectProvidersRequest request, Call call) {
        return OnEntity.of(LIST_OPEN_ID_CONNECT_PROVIDERS, locator.place("*", call));
    }

    @Override
    public Effort effort(ListOpenIDConnectProvidersRequest request, OnEntity<OpenIdConnectProvider> located) {
        return Effort.LONG; // It is read from the store.
    }

    @Override
    public Answer<ListOpenIDConnectProvidersResponse> run(
            ListOpenIDConnectProvidersRequest request,
            OnEntity<OpenIdConnectProvider> located,
            Permits permits,
            Call call) {
        var _ = located.permittedPlace(permits);
        return new Answer.Told<>(new ListOpenIDConnectProvidersResponse(providers.list(call.account()).stream()
                .map(provider ->
                        new OpenIDConnectProviderListEntry(locator.arn(provider).toString()))
                .toList()));
    }
}
