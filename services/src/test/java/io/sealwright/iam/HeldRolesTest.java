// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.crypto.CryptoFixture;
import io.sealwright.gateway.Identity;
import io.sealwright.iam.model.AwsManagedPolicies;
import io.sealwright.iam.model.Role;
import io.sealwright.iam.store.SqlGroups;
import io.sealwright.iam.store.SqlManagedPolicies;
import io.sealwright.iam.store.SqlRoles;
import io.sealwright.iam.store.SqlUsers;
import io.sealwright.policy.PolicyKind;
import io.sealwright.rows.DamagedRow;
import io.sealwright.rows.EventLoop;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.rows.TestStore;
import io.sealwright.store.Conflict;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.NotAtHand;
import io.sealwright.vocabulary.Principal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How STS and decisions find roles: the role by which a management account enters a member account. */
class HeldRolesTest {
    private static final AccountId ACCOUNT = new AccountId("111122223333");
    private static final AccountId MANAGEMENT = new AccountId("444455556666");

    @TempDir
    Path folder;

    private TestStore store;
    private SqlRoles roles;
    private HeldRoles held;
    private HeldIdentityPolicies identities;
    private Role role;

    @BeforeEach
    void open() throws Exception {
        store = TestStore.open(folder, new CryptoFixture(5));
        var documents = new PolicyDocuments();
        roles = new SqlRoles(store.store(), documents, store.crypto(), "aws");
        var policies =
                new SqlManagedPolicies(store.store(), documents, store.crypto(), new AwsManagedPolicies(), "aws");
        held = new HeldRoles(roles, documents, store.held());
        identities = new HeldIdentityPolicies(
                new SqlUsers(store.store(), documents, store.crypto()),
                new SqlGroups(store.store(), documents, store.crypto()),
                policies,
                roles,
                documents,
                store.held());
        var access = new AccessRoles(roles, policies, store.random(), "aws");
        store.commit(access.make(ACCOUNT, "OrganizationAccountAccessRole", MANAGEMENT, TestStore.CLOCK.instant()));
        role = roles.find(ACCOUNT, "organizationaccountaccessrole").orElseThrow();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Identity ofSession() {
        return identities.of(new Principal.AssumedRole(
                "aws", ACCOUNT, "/", role.name(), role.id().text(), "session"));
    }

    @Test
    void it_is_found_by_arn_and_by_id_and_trusts_the_management_account() {
        HeldRoles.HeldRole found = held.find(role.arn("aws")).orElseThrow();

        assertThat(found.role()).isEqualTo(role);
        assertThat(found.trust().kind()).isEqualTo(PolicyKind.TRUST);
        assertThat(found.trust().documents().getFirst().text()).contains("arn:aws:iam::444455556666:root");
        assertThat(held.find(role.id()).orElseThrow().role()).isEqualTo(role);
    }

    @Test
    void a_session_of_it_has_every_right() {
        assertThat(ofSession().policies().documents())
                .singleElement()
                .satisfies(document -> assertThat(document.text()).contains("\"Action\": \"*\""));
    }

    @Test
    void once_it_is_deleted_nothing_is_found_and_its_sessions_have_no_rights() throws Exception {
        assertThat(held.find(role.arn("aws"))).isPresent();
        assertThat(held.find(role.id())).isPresent();
        assertThat(ofSession().policies().documents()).isNotEmpty();

        store.commit(roles.delete(role));

        assertThat(held.find(role.arn("aws"))).isEmpty();
        assertThat(held.find(role.id())).isEmpty();
        assertThat(ofSession()).isSameAs(Identity.NONE);
    }

    @Test
    void a_change_decided_on_an_older_version_conflicts() throws Exception {
        store.commit(roles.replace(role, role.described("one", 3600), List.of()));

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> store.commit(roles.replace(role, role.described("two", 3600), List.of())));

        assertThat(held.find(role.arn("aws")).orElseThrow().role().description())
                .isEqualTo("one");
    }

    @Test
    void on_an_event_loop_nothing_is_loaded() {
        assertThatExceptionOfType(NotAtHand.class).isThrownBy(() -> EventLoop.run(() -> held.find(role.arn("aws"))));
    }

    @Test
    void whom_it_trusts_is_not_changed_behind_our_back() throws Exception {
        store.commit(new io.sealwright.gateway.Write(
                ACCOUNT, List.of(), sql -> sql.change("UPDATE iam_role SET trust_principals = 'x AROA'")));

        assertThatExceptionOfType(DamagedRow.class).isThrownBy(() -> held.find(role.arn("aws")));
    }
}
