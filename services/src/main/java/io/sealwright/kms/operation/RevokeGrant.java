// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.contract.kms.RevokeGrantRequest;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.kms.model.DryRun;
import io.sealwright.kms.model.Grant;
import io.sealwright.kms.model.GrantAddress;
import io.sealwright.kms.model.GrantFacts;
import io.sealwright.kms.model.GrantId;
import io.sealwright.kms.model.GrantRepository;
import io.sealwright.kms.model.KeyLocator;
import io.sealwright.kms.model.KeyTarget;
import io.sealwright.kms.model.KmsKey;
import io.sealwright.kms.model.OnKey;
import io.sealwright.vocabulary.Action;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ends a grant, by right of the key. Once this is acknowledged, nobody uses the grant.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_RevokeGrant.html">RevokeGrant</a>
 */
public final class RevokeGrant implements Operation<RevokeGrantRequest, RevokeGrant.OfKey, NoOutput> {
    private static final Action REVOKE_GRANT = new Action("kms", "RevokeGrant");

    /** The key, and the grant if there is one. */
    public record OfKey(OnKey key, @Nullable Grant grant) implements Located {

        @Override
        public List<Demand<?>> demands() {
            return key.demands();
        }
    }

    private final KeyLocator locator;
    private final GrantRepository grants;

    public RevokeGrant(KeyLocator locator, GrantRepository grants) {
        this.locator = locator;
        this.grants = grants;
    }

    @Override
    public OperationContract<RevokeGrantRequest, NoOutput> contract() {
        return KmsContract.REVOKE_GRANT;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public RevokeGrant.OfKey locate(RevokeGrantRequest request, Call call) {
        KeyTarget target = locator.byKeyOfAnyAccount(request.keyId(), call);
        OnKey key = OnKey.of(REVOKE_GRANT, target, call, GrantFacts.MANAGING);
        Optional<GrantId> id = GrantId.parse(request.grantId());
        Grant grant = id.isPresent() && target instanceof KmsKey found
                ? grants.find(new GrantAddress(found.address(), id.get())).orElse(null)
                : null;
        return new OfKey(key, grant);
    }

    @Override
    public Answer<NoOutput> run(RevokeGrantRequest request, OfKey located, Permits permits, Call call) {
        KmsKey key = located.key().permitted(permits);
        Grant grant = located.grant();
        if (grant == null) {
            throw GrantId.unknown(request.grantId());
        }
        DryRun.stopIfAsked(request.dryRun());
        return new Answer.Changing<>(NoOutput.INSTANCE, grants.end(grant, key.facts(), call.time()));
    }
}
