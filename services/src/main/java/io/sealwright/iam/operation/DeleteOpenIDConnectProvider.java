// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.DeleteOpenIDConnectProviderRequest;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.OpenIdConnectProvider;
import io.sealwright.iam.model.OpenIdConnectProviderRepository;
import io.sealwright.iam.model.ProviderLocator;
import io.sealwright.vocabulary.Action;

/**
 * Removes an identity provider; one that is not there is not missed. Roles that trust it let nobody in by it any more.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteOpenIDConnectProvider.html">DeleteOpenIDConnectProvider</a>
 */
public final class DeleteOpenIDConnectProvider
        implements Operation<DeleteOpenIDConnectProviderRequest, OnEntity<OpenIdConnectProvider>, NoOutput> {
    private static final Action DELETE_OPEN_ID_CONNECT_PROVIDER = new Action("iam", "DeleteOpenIDConnectProvider");

    private final ProviderLocator locator;
    private final OpenIdConnectProviderRepository providers;

    public DeleteOpenIDConnectProvider(ProviderLocator locator, OpenIdConnectProviderRepository providers) {
        this.locator = locator;
        this.providers = providers;
    }

    @Override
    public OperationContract<DeleteOpenIDConnectProviderRequest, NoOutput> contract() {
        return IamContract.DELETE_OPEN_ID_CONNECT_PROVIDER;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnEntity<OpenIdConnectProvider> locate(DeleteOpenIDConnectProviderRequest request, Call call) {
        return OnEntity.of(DELETE_OPEN_ID_CONNECT_PROVIDER, locator.byArn(request.openIDConnectProviderArn(), call));
    }

    @Override
    public Answer<NoOutput> run(
            DeleteOpenIDConnectProviderRequest request,
            OnEntity<OpenIdConnectProvider> located,
            Permits permits,
            Call call) {
        OpenIdConnectProvider provider = located.demand().target().entity();
        if (provider == null) {
            var _ = located.permittedPlace(permits);
            return new Answer.Told<>(NoOutput.INSTANCE);
        }
        return new Answer.Changing<>(NoOutput.INSTANCE, providers.delete(located.permitted(permits)));
    }
}
