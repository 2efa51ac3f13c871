// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.GrantOperation;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Target;
import io.sealwright.policy.AccessRequest;
import io.sealwright.policy.ConditionKey;
import io.sealwright.policy.Fact;
import io.sealwright.policy.Facts;
import io.sealwright.policy.Grants;
import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.PolicySet;
import io.sealwright.policy.Reach;
import io.sealwright.policy.Resource;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A grant that is to be retired. Who may, the grant itself says: its retiring principal, its grantee if it may retire
 * it, and whomever the account that made it allows. The key's policy has no part in it.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/grant-delete.html">Retiring and revoking
 *     grants</a>
 */
public final class OnGrant implements Located, Facts, Grants {
    private static final Action RETIRE_GRANT = new Action("kms", "RetireGrant");

    private final Demand<GrantTarget> demand;
    private final OnKey key;
    private final @Nullable Grant grant;

    private OnGrant(KeyTarget key, @Nullable Grant grant, Call call) {
        this.key = OnKey.of(RETIRE_GRANT, key, call);
        this.grant = grant;
        this.demand = new Demand<>(RETIRE_GRANT, new GrantTarget(key, grant), this, Demand.NamedBy.REQUEST, this);
    }

    /**
     * The grant, or the place where there is none.
     *
     * @param grant null where there is none
     */
    public static OnGrant of(KeyTarget key, @Nullable Grant grant, Call call) {
        return new OnGrant(key, grant, call);
    }

    public Demand<GrantTarget> demand() {
        return demand;
    }

    public @Nullable Grant grant() {
        return grant;
    }

    @Override
    public List<Demand<?>> demands() {
        return List.of(demand);
    }

    @Override
    public Fact of(ConditionKey asked) {
        return key.of(asked);
    }

    @Override
    public Reach reach(AccessRequest request) {
        if (grant == null) {
            return Reach.NOBODY;
        }
        Principal caller = request.caller();
        Reach strongest = GrantParty.reach(grant.issuer(), caller);
        GrantParty retiring = grant.retiring();
        if (retiring != null) {
            strongest = strongest.orStronger(retiring.reach(caller));
        }
        if (grant.operations().contains(GrantOperation.RETIRE_GRANT)) {
            strongest = strongest.orStronger(grant.grantee().reach(caller));
        }
        return strongest;
    }

    /** A grant of a key, as something that policies speak of: they name it by its key. */
    public record GrantTarget(KeyTarget key, @Nullable Grant grant) implements Target {
        private static final PolicySet ALLOWS_NOTHING = PolicySet.of(PolicyKind.RESOURCE, 0, List.of());

        @Override
        public Resource resource() {
            return key.resource();
        }

        @Override
        public long version() {
            return key.version();
        }

        @Override
        public Fact tag(String tagKey) {
            return key.tag(tagKey);
        }

        @Override
        public Guard guard() {
            return grant == null ? Guard.Absent.INSTANCE : new Guard.OwnPolicy(ALLOWS_NOTHING);
        }

        @Override
        public @Nullable Blob recordEntry() {
            return key.recordEntry();
        }
    }
}
