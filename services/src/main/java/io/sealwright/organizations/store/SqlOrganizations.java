// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.store;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.gateway.Write;
import io.sealwright.organizations.model.Account;
import io.sealwright.organizations.model.ControlPolicy;
import io.sealwright.organizations.model.Edit;
import io.sealwright.organizations.model.Member;
import io.sealwright.organizations.model.Organization;
import io.sealwright.organizations.model.OrganizationRepository;
import io.sealwright.organizations.model.OrganizationView;
import io.sealwright.organizations.model.Unit;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.store.Conflict;
import io.sealwright.store.Queries;
import io.sealwright.store.Sql;
import io.sealwright.store.Store;
import io.sealwright.store.Touch;
import io.sealwright.store.UniqueViolation;
import io.sealwright.vocabulary.NeverBlocks;
import io.sealwright.vocabulary.NotAtHand;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The organization in SQL. */
public final class SqlOrganizations implements OrganizationRepository {
    /** The kind of what is held of one account's place, under its digits. */
    public static final String ACCOUNT = "account";

    /** The kind of what is held of the tree and its policies, under {@link #WHOLE}. */
    public static final String ORGANIZATION = "organization";

    /** There is one organization. */
    public static final String WHOLE = "whole";

    private final Store store;
    private final Tables tables;

    record Tables(
            OrganizationRows organizations,
            UnitRows units,
            MemberRows members,
            PolicyRows policies,
            CreationRows creations,
            SqlAccounts accounts,
            PolicyDocuments documents) {}

    public SqlOrganizations(Store store, SqlAccounts accounts, PolicyDocuments documents, CryptoBoundary crypto) {
        this.store = store;
        this.tables = new Tables(
                new OrganizationRows(crypto),
                new UnitRows(crypto),
                new MemberRows(crypto),
                new PolicyRows(crypto),
                new CreationRows(crypto),
                accounts,
                documents);
    }

    @Override
    public <T> T read(Function<OrganizationView, T> reading) {
        if (NeverBlocks.here()) {
            throw NotAtHand.INSTANCE;
        }
        return store.read(snapshot -> reading.apply(new SqlView(snapshot, tables)));
    }

    /** The account's place, within a snapshot of the caller's. */
    public Optional<Member> member(Queries queries, io.sealwright.vocabulary.AccountId account) {
        return tables.members().find(queries, account);
    }

    /** The organization, within a snapshot of the caller's. */
    public Optional<Organization> organization(Queries queries) {
        return tables.organizations().find(queries);
    }

    /** The root and all units. */
    public List<Unit> units(Queries queries) {
        return tables.units().all(queries);
    }

    /** All policies that were made here. */
    public List<ControlPolicy> policies(Queries queries) {
        return tables.policies().all(queries);
    }

    /** A policy's document, compiled. */
    public PolicyDocument document(Queries queries, ControlPolicy policy) {
        return tables.documents().load(queries, policy.content(), policy.type().policyType());
    }

    @Override
    public Write found(Organization organization, Unit root, Member management) {
        return new Write(
                organization.management(),
                List.of(new Touch(ORGANIZATION, WHOLE), new Touch(ACCOUNT, management.idText())),
                sql -> {
                    tables.organizations().insert(sql, organization);
                    tables.units().insert(sql, root);
                    tables.members().insert(sql, management);
                });
    }

    @Override
    public Write change(Organization before, Organization after, List<Edit> edits) {
        List<Touch> touches = edits.stream()
                .map(SqlOrganizations::touch)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .toList();
        boolean all = !before.enablings().equals(after.enablings());
        return new Write(before.management(), all ? List.of(new Touch(ORGANIZATION, WHOLE)) : touches, sql -> {
            tables.organizations().replace(sql, before, after);
            for (Edit edit : edits) {
                write(sql, edit);
            }
        });
    }

    private void write(Sql sql, Edit edit) throws Conflict {
        switch (edit) {
            case Edit.AddUnit(Unit unit) -> tables.units().insert(sql, unit);
            case Edit.ReplaceUnit(Unit unit) -> tables.units().replace(sql, unit);
            case Edit.RemoveUnit(Unit unit) -> tables.units().delete(sql, unit);
            case Edit.AddMember(Member member) -> add(sql, member);
            case Edit.ReplaceMember(Member member) -> tables.members().replace(sql, member);
            case Edit.AddPolicy(ControlPolicy policy, PolicyDocument document) -> {
                tables.documents().insert(sql, document);
                tables.policies().insert(sql, policy);
            }
            case Edit.ReplacePolicy(ControlPolicy policy, var document) -> {
                if (document != null) {
                    tables.documents().insert(sql, document);
                }
                tables.policies().replace(sql, policy);
            }
            case Edit.RemovePolicy(ControlPolicy policy) -> tables.policies().delete(sql, policy);
            case Edit.AddCreation(var creation) -> tables.creations().insert(sql, creation);
        }
    }

    /** A number that another account has already is drawn anew. */
    private void add(Sql sql, Member member) throws Conflict {
        try {
            tables.accounts()
                    .insert(new Account(member.id(), member.name(), member.joined()))
                    .body()
                    .write(sql);
            tables.members().insert(sql, member);
        } catch (UniqueViolation taken) {
            throw Conflict.INSTANCE;
        }
    }

    private static @Nullable Touch touch(Edit edit) {
        return switch (edit) {
            case Edit.AddUnit _, Edit.ReplaceUnit _, Edit.RemoveUnit _ -> new Touch(ORGANIZATION, WHOLE);
            case Edit.AddPolicy _, Edit.ReplacePolicy _, Edit.RemovePolicy _ -> new Touch(ORGANIZATION, WHOLE);
            case Edit.AddMember(Member member) -> new Touch(ACCOUNT, member.idText());
            case Edit.ReplaceMember(Member member) -> new Touch(ACCOUNT, member.idText());
            case Edit.AddCreation _ -> null;
        };
    }
}
