// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.store;

import io.sealwright.organizations.model.AccountCreation;
import io.sealwright.organizations.model.ControlPolicy;
import io.sealwright.organizations.model.ControlType;
import io.sealwright.organizations.model.Enabling;
import io.sealwright.organizations.model.Member;
import io.sealwright.organizations.model.Node;
import io.sealwright.organizations.model.Organization;
import io.sealwright.organizations.model.OrganizationView;
import io.sealwright.organizations.model.Unit;
import io.sealwright.rows.DamagedRow;
import io.sealwright.store.Queries;
import io.sealwright.vocabulary.AccountId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The organization as one snapshot of the store shows it. */
final class SqlView implements OrganizationView {
    private final Queries queries;
    private final SqlOrganizations.Tables tables;

    SqlView(Queries queries, SqlOrganizations.Tables tables) {
        this.queries = queries;
        this.tables = tables;
    }

    @Override
    public Optional<Organization> organization() {
        return tables.organizations().find(queries);
    }

    @Override
    public Optional<Unit> unit(String id) {
        return tables.units().find(queries, id);
    }

    @Override
    public Optional<Member> member(AccountId account) {
        return tables.members().find(queries, account);
    }

    @Override
    public Optional<ControlPolicy> policy(String id) {
        for (ControlType type : ControlType.values()) {
            if (type.allowingAllId().equals(id)) {
                return Optional.of(type.allowingAll());
            }
        }
        return tables.policies().find(queries, id);
    }

    @Override
    public Optional<AccountCreation> creation(String id) {
        return tables.creations().find(queries, id);
    }

    @Override
    public String content(ControlPolicy policy) {
        if (policy.awsManaged()) {
            return policy.type().allowingAllText();
        }
        return tables.documents()
                .load(queries, policy.content(), policy.type().policyType())
                .text();
    }

    @Override
    public String pathOf(Organization organization, String unit) {
        String path = "";
        String next = unit;
        while (!next.isEmpty()) {
            path = next + '/' + path;
            String id = next;
            next = unit(id).orElseThrow(() -> new DamagedRow("organizations_unit", id))
                    .parent();
        }
        return organization.id() + '/' + path;
    }

    @Override
    public List<Unit> unitsIn(String parent, @Nullable String after, int limit) {
        return tables.units().in(queries, parent, from(after), limit);
    }

    @Override
    public List<Member> membersIn(String parent, @Nullable String after, int limit) {
        return tables.members().in(queries, parent, from(after), limit);
    }

    @Override
    public List<Member> members(@Nullable String after, int limit) {
        return tables.members().after(queries, from(after), limit);
    }

    @Override
    public List<ControlPolicy> policies(ControlType type, @Nullable String after, int limit) {
        return tables.policies().after(queries, type, from(after), limit);
    }

    @Override
    public List<AccountCreation> creations(boolean succeeded, boolean failed, @Nullable String after, int limit) {
        return tables.creations().after(queries, succeeded, failed, from(after), limit);
    }

    @Override
    public List<Node> targetsOf(ControlPolicy policy, Organization organization, @Nullable String after, int limit) {
        Enabling enabling = organization.enablings().of(policy.type());
        if (!enabling.enabled()) {
            return List.of();
        }
        Pattern pattern = Pattern.of(policy, enabling);
        List<Node> targets = new ArrayList<>(tables.members().withAttached(queries, pattern, from(after), limit));
        targets.addAll(tables.units().withAttached(queries, pattern, from(after), limit));
        targets.sort(Comparator.comparing(Node::idText));
        return targets.subList(0, Math.min(limit, targets.size()));
    }

    @Override
    public boolean hasUnit(String parent, String name) {
        return tables.units().find(queries, parent, name).isPresent();
    }

    @Override
    public boolean hasEmail(String email) {
        return tables.members().findByEmail(queries, email).isPresent();
    }

    @Override
    public boolean hasPolicy(ControlType type, String name) {
        return type.allowingAll().name().equals(name)
                || tables.policies().find(queries, type, name).isPresent();
    }

    private static String from(@Nullable String after) {
        return after == null ? "" : after;
    }
}
