// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.TagOpenIDConnectProviderRequest;
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
import io.sealwright.iam.model.Tags;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Sets tags of an identity provider.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagOpenIDConnectProvider.html">TagOpenIDConnectProvider</a>
 */
public final class TagOpenIDConnectProvider
        implements Operation<TagOpenIDConnectProviderRequest, OnEntity<OpenIdConnectProvider>, NoOutput> {
    private static final Action TAG_OPEN_ID_CONNECT_PROVIDER = new Action("iam", "TagOpenIDConnectProvider");

    private final ProviderLocator locator;
    private final OpenIdConnectProviderRepository providers;

    public TagOpenIDConnectProvider(ProviderLocator locator, OpenIdConnectProviderRepository providers) {
        this.locator = locator;
        this.providers = providers;
    }

    @Override
    public OperationContract<TagOpenIDConnectProviderRequest, NoOutput> contract() {
        return IamContract.TAG_OPEN_ID_CONNECT_PROVIDER;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnEntity<OpenIdConnectProvider> locate(TagOpenIDConnectProviderRequest request, Call call) {
        EntityTarget<OpenIdConnectProvider> target = locator.byArn(request.openIDConnectProviderArn(), call);
        return OnEntity.of(
                TAG_OPEN_ID_CONNECT_PROVIDER, target, EntityFacts.of(target).giving(Tags.of(request.tags())));
    }

    @Override
    public Answer<NoOutput> run(
            TagOpenIDConnectProviderRequest request,
            OnEntity<OpenIdConnectProvider> located,
            Permits permits,
            Call call) {
        OpenIdConnectProvider provider = located.permitted(permits);
        List<Tag> tags = Attachments.NONE
                .tagged(provider.tags())
                .tagged(Tags.of(request.tags()))
                .tags();
        Tags.requireNotTooMany(tags, "TagsPerOpenIdConnectProvider");
        return new Answer.Changing<>(NoOutput.INSTANCE, providers.replace(provider, provider.withTags(tags)));
    }
}
