// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.kms.CreateGrantRequest;
import io.sealwright.contract.kms.CreateGrantResponse;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.contract.kms.KmsError;
import io.sealwright.crypto.GrantTokens;
import io.sealwright.crypto.RandomSource;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.kms.model.DryRun;
import io.sealwright.kms.model.Grant;
import io.sealwright.kms.model.GrantAddress;
import io.sealwright.kms.model.GrantDraft;
import io.sealwright.kms.model.GrantId;
import io.sealwright.kms.model.GrantOperations;
import io.sealwright.kms.model.GrantParties;
import io.sealwright.kms.model.GrantParty;
import io.sealwright.kms.model.GrantRepository;
import io.sealwright.kms.model.KeyLocator;
import io.sealwright.kms.model.KeyTarget;
import io.sealwright.kms.model.KmsKey;
import io.sealwright.kms.model.OnKey;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.NeverBlocks;
import io.sealwright.vocabulary.NotAtHand;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives a principal the right to some operations of a key. A request with a name that is sent again finds the grant
 * that it made before, and gets another token for it.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html">CreateGrant</a>
 */
public final class CreateGrant implements Operation<CreateGrantRequest, CreateGrant.NewGrant, CreateGrantResponse> {
    private static final Action CREATE_GRANT = new Action("kms", "CreateGrant");

    /**
     * The key, what the grant shall be, and its parties as far as they exist.
     *
     * @param grantee null where the request names nobody
     * @param retiring null where the request asks for none, or names nobody
     * @param earlier the grant that this very request made before, or null
     */
    public record NewGrant(
            OnKey key,
            GrantDraft draft,
            @Nullable GrantParty grantee,
            @Nullable GrantParty retiring,
            @Nullable Grant earlier)
            implements Located {

        @Override
        public List<Demand<?>> demands() {
            return key.demands();
        }
    }

    private final KeyLocator locator;
    private final GrantRepository grants;
    private final GrantParties parties;
    private final GrantTokens tokens;
    private final RandomSource random;

    public CreateGrant(
            KeyLocator locator, GrantRepository grants, GrantParties parties, GrantTokens tokens, RandomSource random) {
        this.locator = locator;
        this.grants = grants;
        this.parties = parties;
        this.tokens = tokens;
        this.random = random;
    }

    @Override
    public OperationContract<CreateGrantRequest, CreateGrantResponse> contract() {
        return KmsContract.CREATE_GRANT;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public CreateGrant.NewGrant locate(CreateGrantRequest request, Call call) {
        if (NeverBlocks.here()) {
            throw NotAtHand.INSTANCE;
        }
        KeyTarget target = locator.byKeyOfAnyAccount(request.keyId(), call);
        GrantDraft draft = GrantDraft.of(request);
        OnKey key = OnKey.using(
                CREATE_GRANT,
                target,
                Demand.NamedBy.REQUEST,
                call,
                null,
                draft.terms().constraint().context(),
                draft,
                locator.presented(request.grantTokens(), call));
        GrantParty grantee = party(request.granteePrincipal(), request.granteeServicePrincipal());
        GrantParty retiring = party(request.retiringPrincipal(), request.retiringServicePrincipal());
        Grant earlier = grantee == null || request.name() == null || !(target instanceof KmsKey found)
                ? null
                : grants.findRepeated(found.address(), draft.hash(grantee, retiring, call.account()))
                        .orElse(null);
        return new NewGrant(key, draft, grantee, retiring, earlier);
    }

    private @Nullable GrantParty party(@Nullable String principal, @Nullable String service) {
        if (service != null) {
            return GrantParties.service(service);
        }
        return principal == null ? null : parties.find(principal).orElse(null);
    }

    @Override
    public Answer<CreateGrantResponse> run(CreateGrantRequest request, NewGrant located, Permits permits, Call call) {
        KmsKey key = located.key().permitted(permits);
        located.key().requireKnownGrantTokens();
        GrantParty grantee = located.grantee();
        if (grantee == null || (request.retiringPrincipal() != null && located.retiring() == null)) {
            throw KmsError.INVALID_ARN.because("ARN does not refer to a valid principal");
        }
        key.state().requireUsable(key.arn());
        GrantOperations.requireOffered(located.draft().terms().operations(), key);
        DryRun.stopIfAsked(request.dryRun());
        Grant earlier = located.earlier();
        if (earlier != null) {
            return new Answer.Told<>(answer(earlier));
        }
        if (key.facts().grantCount() >= Grant.MAX_PER_KEY) {
            throw KmsError.LIMIT_EXCEEDED.because("A key has at most %d grants.", Grant.MAX_PER_KEY);
        }
        Grant grant = located.draft()
                .grant(
                        new GrantAddress(key.address(), GrantId.draw(random)),
                        grantee,
                        located.retiring(),
                        call.account(),
                        call.time().truncatedTo(ChronoUnit.MILLIS));
        return new Answer.Changing<>(
                answer(grant), grants.insert(grant, key.facts(), located.key().allowedBy()));
    }

    private CreateGrantResponse answer(Grant grant) {
        return new CreateGrantResponse(
                tokens.issue(grant.address().named()), grant.id().text());
    }
}
