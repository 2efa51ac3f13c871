// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations;

import io.sealwright.gateway.AccountPolicies;
import io.sealwright.gateway.Memberships;
import io.sealwright.organizations.model.ControlType;
import io.sealwright.organizations.model.Organization;
import io.sealwright.organizations.store.SqlOrganizations;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicySet;
import io.sealwright.rows.DamagedRow;
import io.sealwright.store.Held;
import io.sealwright.store.HeldState;
import io.sealwright.store.Snapshot;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the organization means for each account, held in memory: the policies that limit it, where it is, and whether it
 * was closed. What follows for an account from its place and from the tree is put together once and kept until either
 * changes.
 *
 * <p>Thread-safe. On an event loop what is not held throws {@link io.sealwright.vocabulary.NotAtHand}.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html">
 *     SCP evaluation</a>
 */
public final class HeldOrganization implements AccountPolicies, Memberships {
    private static final int STANDING_BYTES = 1_000;

    /** Of every account that is in no organization, and so of all that somebody invents: none of them is held. */
    private static final Standing OUTSIDE = new Standing(null);

    private final SqlOrganizations organizations;
    private final Held<AccountId, Standing> standings;
    private final Held<String, Tree> trees;

    /** Whether there was an organization: it never ends, and its end would lift every limit. */
    private volatile boolean founded;

    public HeldOrganization(SqlOrganizations organizations, HeldState held) {
        this.organizations = organizations;
        this.standings = held.hold(SqlOrganizations.ACCOUNT, AccountId::new, this::standing, _ -> STANDING_BYTES);
        this.trees = held.hold(SqlOrganizations.ORGANIZATION, key -> key, this::tree, Tree::bytes);
    }

    /** The document of one of AWS's own policies, which no store keeps, by its hash. */
    public static Optional<PolicyDocument> documentOfAws(Blob hash) {
        return Tree.allowingAll(hash);
    }

    /**
     * The service control policies that limit the account's principals, one set for each level from the root to the
     * account, each of which must allow. Empty for the management account, and while the type is not enabled.
     */
    @Override
    public List<PolicySet> serviceControl(AccountId account) {
        return controls(account).serviceControl();
    }

    /** The same of the resource control policies, which limit who may do what to the account's resources. */
    @Override
    public List<PolicySet> resourceControl(AccountId account) {
        return controls(account).resourceControl();
    }

    @Override
    public @Nullable Membership of(AccountId account) {
        return controls(account).membership();
    }

    /** Whoever belongs to a closed account cannot sign a request, and nobody of another reaches what it has. */
    @Override
    public boolean isClosed(AccountId account) {
        var member = find(account).member();
        return member != null && member.suspended();
    }

    private Controls controls(AccountId account) {
        return find(account).under(find());
    }

    private Standing find(AccountId account) {
        return standings.find(account).orElse(OUTSIDE);
    }

    private Tree find() {
        return trees.find(SqlOrganizations.WHOLE).orElseThrow();
    }

    private Optional<Standing> standing(AccountId account, Snapshot snapshot) {
        return organizations.member(snapshot, account).map(Standing::new);
    }

    private Optional<Tree> tree(String key, Snapshot snapshot) {
        Organization organization = organizations.organization(snapshot).orElse(null);
        if (organization == null && founded) {
            throw new DamagedRow("organizations_organization", "");
        }
        founded |= organization != null;
        Tree.Builder tree = new Tree.Builder(organization);
        organizations.units(snapshot).forEach(tree::add);
        for (ControlType type : ControlType.values()) {
            tree.add(type.allowingAll().id(), Tree.allowingAll(type));
        }
        organizations
                .policies(snapshot)
                .forEach(policy -> tree.add(policy.id(), organizations.document(snapshot, policy)));
        return Optional.of(tree.build());
    }
}
