// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam;

import io.sealwright.iam.model.AttachedPolicies;
import io.sealwright.iam.model.Attachments;
import io.sealwright.iam.model.GroupId;
import io.sealwright.iam.model.GroupRepository;
import io.sealwright.iam.model.IdentityHolder;
import io.sealwright.iam.model.ManagedPolicies;
import io.sealwright.policy.NamedPolicy;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyType;
import io.sealwright.rows.DamagedRow;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.store.Held;
import io.sealwright.store.HeldState;
import io.sealwright.store.Queries;
import io.sealwright.store.Snapshot;
import io.sealwright.store.Touch;
import io.sealwright.vocabulary.Arn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Groups and managed policies, as far as they decide on those who have them; each held until a change touches it. */
final class HeldPolicyParts {
    private static final int BYTES_PER_CHARACTER = 3; // the text and what it compiles to, about
    private static final int GROUP_BYTES = 128;

    /** What its members have of a group. */
    private record GroupPart(List<NamedPolicy> inline, List<Arn> attached) {}

    private final GroupRepository groups;
    private final ManagedPolicies policies;
    private final PolicyDocuments documents;
    private final Held<GroupId, GroupPart> heldGroups;
    private final Held<String, PolicyDocument> heldPolicies;

    HeldPolicyParts(GroupRepository groups, ManagedPolicies policies, PolicyDocuments documents, HeldState state) {
        this.groups = groups;
        this.policies = policies;
        this.documents = documents;
        this.heldGroups = state.hold(
                GroupRepository.KIND, GroupId::new, this::loadGroup, group -> GROUP_BYTES + bytes(group.inline()));
        this.heldPolicies =
                state.hold(ManagedPolicies.KIND, Function.identity(), this::loadPolicy, HeldPolicyParts::bytes);
    }

    /** Whether a change of {@code touch} changes what is put together from these parts. */
    static boolean areTouchedBy(Touch touch) {
        return touch.kind().equals(GroupRepository.KIND) || touch.kind().equals(ManagedPolicies.KIND);
    }

    /** All that a holder has besides its inline policies: what is attached to it, and all of its groups. */
    List<NamedPolicy> of(IdentityHolder holder) {
        List<NamedPolicy> all = new ArrayList<>();
        holder.attachments().managedPolicies().forEach(arn -> all.add(policy(arn)));
        for (GroupId id : holder.groups()) {
            GroupPart group = heldGroups.find(id).orElseThrow(() -> new DamagedRow("iam_group", id.text()));
            all.addAll(group.inline());
            group.attached().forEach(arn -> all.add(policy(arn)));
        }
        return all;
    }

    /** The policy that bounds a holder, or null. */
    @Nullable
    NamedPolicy boundary(IdentityHolder holder) {
        Arn boundary = holder.attachments().permissionsBoundary();
        return boundary == null ? null : policy(boundary);
    }

    /** Nothing that is attached can be deleted: if it is not there, somebody took it away behind our back. */
    private NamedPolicy policy(Arn arn) {
        PolicyDocument document =
                heldPolicies.find(arn.toString()).orElseThrow(() -> new DamagedRow("iam_policy", arn.toString()));
        return new NamedPolicy(AttachedPolicies.name(arn), arn, document);
    }

    private Optional<GroupPart> loadGroup(GroupId id, Snapshot snapshot) {
        return groups.find(snapshot, id)
                .map(group -> new GroupPart(
                        inline(documents, snapshot, group.attachments()),
                        group.attachments().managedPolicies()));
    }

    private Optional<PolicyDocument> loadPolicy(String arn, Snapshot snapshot) {
        return policies.document(snapshot, Arn.parse(arn).orElseThrow());
    }

    /** Inline policies, compiled. */
    static List<NamedPolicy> inline(PolicyDocuments documents, Queries queries, Attachments attachments) {
        return attachments.inlinePolicies().stream()
                .map(policy -> NamedPolicy.inline(
                        policy.name(), documents.load(queries, policy.document(), PolicyType.IDENTITY_POLICY)))
                .toList();
    }

    static int bytes(List<NamedPolicy> held) {
        return held.stream().mapToInt(policy -> bytes(policy.document())).sum();
    }

    private static int bytes(PolicyDocument document) {
        return document.text().length() * BYTES_PER_CHARACTER;
    }
}
