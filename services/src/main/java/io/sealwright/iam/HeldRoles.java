// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam;

import io.sealwright.iam.model.Role;
import io.sealwright.iam.model.RoleHolders;
import io.sealwright.iam.model.RoleId;
import io.sealwright.iam.model.RoleRepository;
import io.sealwright.iam.store.SqlRoles;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.PolicySet;
import io.sealwright.policy.PolicyType;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.store.Held;
import io.sealwright.store.HeldState;
import io.sealwright.store.Queries;
import io.sealwright.store.Snapshot;
import io.sealwright.vocabulary.Arn;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Roles with their trust policies compiled, held under their ARNs and their unique ids until a change touches the role.
 * STS asks at every AssumeRole, and at every call of a session. Thread-safe.
 */
public final class HeldRoles {
    private static final int BYTES = 600; // role and ARN, about; documents are shared by hash
    private static final int BYTES_PER_CHARACTER = 3;

    private final RoleRepository roles;
    private final PolicyDocuments documents;
    private final Held<Arn, HeldRole> byArn;
    private final Held<String, HeldRole> byId;

    /**
     * A role as it stands now.
     *
     * @param trust who may assume it; of the role's version
     */
    public record HeldRole(Role role, PolicySet trust) {}

    public HeldRoles(RoleRepository roles, PolicyDocuments documents, HeldState state) {
        this.roles = roles;
        this.documents = documents;
        this.byArn = state.hold(
                SqlRoles.ROLE_ARN,
                text -> Arn.parse(text).orElseThrow(),
                (arn, snapshot) -> roles.find(snapshot, arn).map(role -> held(snapshot, role)),
                HeldRoles::weigh);
        this.byId = state.hold(RoleHolders.KIND, Function.identity(), this::load, HeldRoles::weigh);
    }

    /**
     * The role with this ARN, its path included.
     *
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop, when memory does not hold it
     */
    public Optional<HeldRole> find(Arn arn) {
        return byArn.find(arn);
    }

    /**
     * The role with this unique id.
     *
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop, when memory does not hold it
     */
    public Optional<HeldRole> find(RoleId id) {
        return byId.find(id.text());
    }

    private Optional<HeldRole> load(String id, Snapshot snapshot) {
        return roles.find(snapshot, new RoleId(id)).map(role -> held(snapshot, role));
    }

    private HeldRole held(Queries queries, Role role) {
        PolicyDocument trust = documents.load(queries, role.trustPolicy(), PolicyType.TRUST_POLICY);
        return new HeldRole(role, PolicySet.of(PolicyKind.TRUST, role.version(), List.of(trust), role.trusted()));
    }

    private static int weigh(HeldRole held) {
        return BYTES + held.trust().documents().getFirst().text().length() * BYTES_PER_CHARACTER;
    }
}
