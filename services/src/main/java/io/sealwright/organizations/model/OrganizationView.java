// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

import io.sealwright.vocabulary.AccountId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The organization as of one moment. Lists are in the order of ids and begin after {@code after}, which is null for the
 * first page.
 */
public interface OrganizationView {

    /** Empty before the first start has made it. */
    Optional<Organization> organization();

    Optional<Unit> unit(String id);

    Optional<Member> member(AccountId account);

    /** A policy of the organization, or one of AWS's own. */
    Optional<ControlPolicy> policy(String id);

    Optional<AccountCreation> creation(String id);

    /** The text of a policy. */
    String content(ControlPolicy policy);

    /** Where things in this unit are: {@code o-…/r-…/ou-…/}. */
    String pathOf(Organization organization, String unit);

    List<Unit> unitsIn(String parent, @Nullable String after, int limit);

    List<Member> membersIn(String parent, @Nullable String after, int limit);

    List<Member> members(@Nullable String after, int limit);

    /** Policies that were made here; AWS's own are not among them. */
    List<ControlPolicy> policies(ControlType type, @Nullable String after, int limit);

    /** Those that succeeded, those that failed, or both. */
    List<AccountCreation> creations(boolean succeeded, boolean failed, @Nullable String after, int limit);

    /** Units and accounts to which this policy is attached today, by id. */
    List<Node> targetsOf(ControlPolicy policy, Organization organization, @Nullable String after, int limit);

    /** The root, a unit or an account, by the form of its id. */
    default Optional<Node> node(String id) {
        return AccountId.isWellFormed(id)
                ? member(new AccountId(id)).map(member -> member)
                : unit(id).map(unit -> unit);
    }

    boolean hasUnit(String parent, String name);

    boolean hasEmail(String email);

    boolean hasPolicy(ControlType type, String name);
}
