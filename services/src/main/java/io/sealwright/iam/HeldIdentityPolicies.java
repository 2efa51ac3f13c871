// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam;

import io.sealwright.gateway.Identities;
import io.sealwright.gateway.Identity;
import io.sealwright.iam.model.GroupRepository;
import io.sealwright.iam.model.IdentityHolder;
import io.sealwright.iam.model.ManagedPolicies;
import io.sealwright.iam.model.RoleHolders;
import io.sealwright.iam.model.Tag;
import io.sealwright.iam.model.UserId;
import io.sealwright.iam.model.UserRepository;
import io.sealwright.iam.store.SqlUsers;
import io.sealwright.policy.NamedPolicy;
import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.PolicySet;
import io.sealwright.policy.PrincipalIds;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.store.Committed;
import io.sealwright.store.Held;
import io.sealwright.store.HeldState;
import io.sealwright.store.Queries;
import io.sealwright.store.Snapshot;
import io.sealwright.vocabulary.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What decides on the requests of users and of sessions of roles: their own policies, those of their groups, those that
 * are attached, the boundary and the tags.
 *
 * <p>A user, a role, a group and a managed policy are each held under their own name until a change touches them, so
 * that a change of a group or a policy touches one thing, however many it concerns. What they come to together is kept
 * with the user or role: as long as no group and no policy changed anywhere, finding it is one look.
 *
 * <p>What is put together stood so at one moment: changes of groups and policies are counted ({@link #epoch}), after
 * memory dropped what they touched, and parts between whose reading one was counted are read again. So whoever moves a
 * deny from a user to a group, or back, meets nobody on whom neither holds. Thread-safe.
 */
public final class HeldIdentityPolicies implements Identities {
    private final PolicyDocuments documents;
    private final HeldPolicyParts parts;
    private final UserRepository users;
    private final RoleHolders roles;
    private final Held<String, Own> heldUsers;
    private final Held<String, Own> heldRoles;
    private final AtomicLong epoch = new AtomicLong();

    public HeldIdentityPolicies(
            UserRepository users,
            GroupRepository groups,
            ManagedPolicies policies,
            RoleHolders roles,
            PolicyDocuments documents,
            HeldState state) {
        this.users = users;
        this.roles = roles;
        this.documents = documents;
        this.parts = new HeldPolicyParts(groups, policies, documents, state);
        this.heldUsers = state.hold(SqlUsers.USER, Function.identity(), this::loadUser, Own::bytes);
        this.heldRoles = state.hold(RoleHolders.KIND, Function.identity(), this::loadRole, Own::bytes);
        state.afterwards(this::count);
    }

    private void count(Committed change) {
        if (change.touches().stream().anyMatch(HeldPolicyParts::areTouchedBy)) {
            epoch.incrementAndGet();
        }
    }

    @Override
    public Identity of(Principal principal) {
        return switch (principal) {
            case Principal.User user -> of(heldUsers, user.principalId());
            case Principal.FederatedUser federated ->
                of(heldUsers, federated.issuer().principalId());
            case Principal.AssumedRole session -> of(heldRoles, session.roleId());
            case Principal.Root _, Principal.Federated _ -> Identity.NONE;
        };
    }

    /** Of whom is gone: nothing, which allows nothing. */
    private Identity of(Held<String, Own> held, String id) {
        while (true) {
            long before = epoch.get(); // Read first: what is found then is no older.
            Optional<Own> found = held.find(id);
            if (found.isEmpty()) {
                return Identity.NONE;
            }
            Own own = found.get();
            Joined joined = own.joined;
            if (joined != null && joined.epoch == before) {
                return joined.identity;
            }
            Joined anew = join(own, before);
            if (epoch.get() == before) {
                own.joined = anew;
                return anew.identity;
            }
        }
    }

    /** The same identity, if all parts are the same as when it was last put together. */
    private Joined join(Own own, long at) {
        List<NamedPolicy> found = new ArrayList<>(own.inline);
        found.addAll(parts.of(own.holder));
        NamedPolicy boundary = parts.boundary(own.holder);
        Joined last = own.joined;
        if (last != null && Objects.equals(last.boundary, boundary) && last.policies.equals(found)) {
            return new Joined(at, found, boundary, last.identity);
        }
        long version = own.holder.version();
        var identity = new Identity(
                PolicySet.named(PolicyKind.IDENTITY, version, found, PrincipalIds.NONE),
                boundary == null
                        ? null
                        : PolicySet.named(PolicyKind.BOUNDARY, version, List.of(boundary), PrincipalIds.NONE),
                own.tags);
        return new Joined(at, found, boundary, identity);
    }

    private Optional<Own> loadUser(String id, Snapshot snapshot) {
        return users.find(snapshot, new UserId(id)).map(user -> own(snapshot, IdentityHolder.of(user)));
    }

    private Optional<Own> loadRole(String id, Snapshot snapshot) {
        return roles.find(snapshot, id).map(role -> own(snapshot, role));
    }

    private Own own(Queries queries, IdentityHolder holder) {
        return new Own(holder, HeldPolicyParts.inline(documents, queries, holder.attachments()));
    }

    /** What was put together, from what, and when. */
    private record Joined(
            long epoch,
            List<NamedPolicy> policies,
            @Nullable NamedPolicy boundary,
            Identity identity) {}

    /** What is held of a user or a role itself. */
    private static final class Own {
        private static final int BYTES = 256; // lists, tags and what is put together, about

        private final IdentityHolder holder;
        private final List<NamedPolicy> inline;
        private final Map<String, String> tags;
        private volatile @Nullable Joined joined;

        Own(IdentityHolder holder, List<NamedPolicy> inline) {
            this.holder = holder;
            this.inline = inline;
            this.tags =
                    holder.attachments().tags().stream().collect(Collectors.toUnmodifiableMap(Tag::key, Tag::value));
        }

        int bytes() {
            return BYTES + HeldPolicyParts.bytes(inline);
        }
    }
}
