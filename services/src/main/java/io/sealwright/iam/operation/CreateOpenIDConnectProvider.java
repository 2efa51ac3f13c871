// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.CreateOpenIDConnectProviderRequest;
import io.sealwright.contract.iam.CreateOpenIDConnectProviderResponse;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.EntityFacts;
import io.sealwright.iam.model.EntityTarget;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.OpenIdConnectProvider;
import io.sealwright.iam.model.OpenIdConnectProviderRepository;
import io.sealwright.iam.model.OpenIdConnectProviders;
import io.sealwright.iam.model.ProviderLocator;
import io.sealwright.iam.model.Tag;
import io.sealwright.iam.model.Tags;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Registers an identity provider, whose tokens the trust policies of roles may then name.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html">CreateOpenIDConnectProvider</a>
 */
public final class CreateOpenIDConnectProvider
        implements Operation<
                CreateOpenIDConnectProviderRequest,
                CreateOpenIDConnectProvider.NewProvider,
                CreateOpenIDConnectProviderResponse> {
    private static final Action CREATE_OPEN_ID_CONNECT_PROVIDER = new Action("iam", "CreateOpenIDConnectProvider");

    /** Where the provider will be, and what it will be. */
    public record NewProvider(OnEntity<OpenIdConnectProvider> place, OpenIdConnectProvider provider)
            implements Located {
        @Override
        public List<Demand<?>> demands() {
            return place.demands();
        }
    }

    private final ProviderLocator locator;
    private final OpenIdConnectProviderRepository providers;

    public CreateOpenIDConnectProvider(ProviderLocator locator, OpenIdConnectProviderRepository providers) {
        this.locator = locator;
        this.providers = providers;
    }

    @Override
    public OperationContract<CreateOpenIDConnectProviderRequest, CreateOpenIDConnectProviderResponse> contract() {
        return IamContract.CREATE_OPEN_ID_CONNECT_PROVIDER;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public NewProvider locate(CreateOpenIDConnectProviderRequest request, Call call) {
        String name = OpenIdConnectProviders.name(request.url());
        List<Tag> tags = Tags.of(request.tags());
        EntityTarget<OpenIdConnectProvider> place = locator.place(name, call);
        var provider = OpenIdConnectProvider.create(
                call.account(),
                name,
                call.time().truncatedTo(ChronoUnit.SECONDS),
                OpenIdConnectProviders.clientIds(orNone(request.clientIDList())),
                OpenIdConnectProviders.thumbprints(orNone(request.thumbprintList())),
                tags);
        return new NewProvider(
                OnEntity.of(
                        CREATE_OPEN_ID_CONNECT_PROVIDER,
                        place,
                        EntityFacts.of(place).giving(tags)),
                provider);
    }

    @Override
    public Answer<CreateOpenIDConnectProviderResponse> run(
            CreateOpenIDConnectProviderRequest request, NewProvider located, Permits permits, Call call) {
        Arn arn = located.place().permittedPlace(permits);
        OpenIdConnectProvider provider = located.provider();
        return new Answer.Changing<>(
                new CreateOpenIDConnectProviderResponse(
                        arn.toString(), provider.tags().isEmpty() ? null : Tags.answer(provider.tags())),
                providers.insert(provider));
    }

    private static List<String> orNone(@Nullable List<String> given) {
        return given == null ? List.of() : given;
    }
}
