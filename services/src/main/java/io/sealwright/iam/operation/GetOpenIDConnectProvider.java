// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.GetOpenIDConnectProviderRequest;
import io.sealwright.contract.iam.GetOpenIDConnectProviderResponse;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.OpenIdConnectProvider;
import io.sealwright.iam.model.ProviderLocator;
import io.sealwright.iam.model.Tags;
import io.sealwright.vocabulary.Action;
import java.time.temporal.ChronoUnit;

/**
 * Tells what an identity provider is.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetOpenIDConnectProvider.html">GetOpenIDConnectProvider</a>
 */
public final class GetOpenIDConnectProvider
        implements Operation<
                GetOpenIDConnectProviderRequest, OnEntity<OpenIdConnectProvider>, GetOpenIDConnectProviderResponse> {
    private static final Action GET_OPEN_ID_CONNECT_PROVIDER = new Action("iam", "GetOpenIDConnectProvider");

    private final ProviderLocator locator;

    public GetOpenIDConnectProvider(ProviderLocator locator) {
        this.locator = locator;
    }

    @Override
    public OperationContract<GetOpenIDConnectProviderRequest, GetOpenIDConnectProviderResponse> contract() {
        return IamContract.GET_OPEN_ID_CONNECT_PROVIDER;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnEntity<OpenIdConnectProvider> locate(GetOpenIDConnectProviderRequest request, Call call) {
        return OnEntity.of(GET_OPEN_ID_CONNECT_PROVIDER, locator.byArn(request.openIDConnectProviderArn(), call));
    }

    @Override
    public Answer<GetOpenIDConnectProviderResponse> run(
            GetOpenIDConnectProviderRequest request,
            OnEntity<OpenIdConnectProvider> located,
            Permits permits,
            Call call) {
        OpenIdConnectProvider provider = located.permitted(permits);
        return new Answer.Told<>(new GetOpenIDConnectProviderResponse(
                provider.url(),
                provider.clientIds(),
                provider.thumbprints(),
                provider.created().truncatedTo(ChronoUnit.SECONDS),
                provider.tags().isEmpty() ? null : Tags.answer(provider.tags())));
    }
}
