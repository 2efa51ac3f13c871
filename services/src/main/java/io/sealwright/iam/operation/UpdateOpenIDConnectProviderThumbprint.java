// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.UpdateOpenIDConnectProviderThumbprintRequest;
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

/**
 * Replaces the thumbprints of an identity provider.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateOpenIDConnectProviderThumbprint.html">UpdateOpenIDConnectProviderThumbprint</a>
 */
public final class UpdateOpenIDConnectProviderThumbprint
        implements Operation<UpdateOpenIDConnectProviderThumbprintRequest, OnEntity<OpenIdConnectProvider>, NoOutput> {
    private static final Action UPDATE_OPEN_ID_CONNECT_PROVIDER_THUMBPRINT =
            new Action("iam", "UpdateOpenIDConnectProviderThumbprint");

    private final ProviderLocator locator;
    private final OpenIdConnectProviderRepository providers;

    public UpdateOpenIDConnectProviderThumbprint(ProviderLocator locator, OpenIdConnectProviderRepository providers) {
        this.locator = locator;
        this.providers = providers;
    }

    @Override
    public OperationContract<UpdateOpenIDConnectProviderThumbprintRequest, NoOutput> contract() {
        return IamContract.UPDATE_OPEN_ID_CONNECT_PROVIDER_THUMBPRINT;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnEntity<OpenIdConnectProvider> locate(UpdateOpenIDConnectProviderThumbprintRequest request, Call call) {
        return OnEntity.of(
                UPDATE_OPEN_ID_CONNECT_PROVIDER_THUMBPRINT, locator.byArn(request.openIDConnectProviderArn(), call));
    }

    @Override
    public Answer<NoOutput> run(
            UpdateOpenIDConnectProviderThumbprintRequest request,
            OnEntity<OpenIdConnectProvider> located,
            Permits permits,
            Call call) {
        OpenIdConnectProvider provider = located.permitted(permits);
        List<String> thumbprints = OpenIdConnectProviders.thumbprints(request.thumbprintList());
        return new Answer.Changing<>(
                NoOutput.INSTANCE, providers.replace(provider, provider.withThumbprints(thumbprints)));
    }
}
