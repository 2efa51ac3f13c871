// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.UntagOpenIDConnectProviderRequest;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.Attachments;
import io.sealwright.iam.model.EntityFacts;
import io.sealwright.iam.model.EntityTarget;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.OpenIdConnectProvider;
import io.sealwright.iam.model.OpenIdConnectProviderRepository;
import io.sealwright.iam.model.ProviderLocator;
import io.sealwright.iam.model.Tag;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Takes tags from an identity provider; a key that is not there is not missed.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagOpenIDConnectProvider.html">UntagOpenIDConnectProvider</a>
 */
public final class UntagOpenIDConnectProvider
        implements Operation<UntagOpenIDConnectProviderRequest, OnEntity<OpenIdConnectProvider>, NoOutput> {
    private static final Action UNTAG_OPEN_ID_CONNECT_PROVIDER = new Action("iam", "UntagOpenIDConnectProvider");

    private final ProviderLocator locator;
    private final OpenIdConnectProviderRepository providers;

    public UntagOpenIDConnectProvider(ProviderLocator locator, OpenIdConnectProviderRepository providers) {
        this.locator = locator;
        this.providers = providers;
    }

    @Override
    public OperationContract<UntagOpenIDConnectProviderRequest, NoOutput> contract() {
        return IamContract.UNTAG_OPEN_ID_CONNECT_PROVIDER;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnEntity<OpenIdConnectProvider> locate(UntagOpenIDConnectProviderRequest request, Call call) {
        EntityTarget<OpenIdConnectProvider> target = locator.byArn(request.openIDConnectProviderArn(), call);
        return OnEntity.of(
                UNTAG_OPEN_ID_CONNECT_PROVIDER, target, EntityFacts.of(target).taking(request.tagKeys()));
    }

    @Override
    public Answer<NoOutput> run(
            UntagOpenIDConnectProviderRequest request,
            OnEntity<OpenIdConnectProvider> located,
            Permits permits,
            Call call) {
        OpenIdConnectProvider provider = located.permitted(permits);
        List<Tag> tags = Attachments.NONE
                .tagged(provider.tags())
                .untagged(request.tagKeys())
                .tags();
        return new Answer.Changing<>(NoOutput.INSTANCE, providers.replace(provider, provider.withTags(tags)));
    }
}
