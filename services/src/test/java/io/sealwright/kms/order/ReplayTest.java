// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.iam.Iam;
import io.sealwright.kms.Answer;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows whose MACs hold, but which are not those that were written last: put back, taken away or exchanged by SQL. */
@ExtendWith(SharedKms.class)
class ReplayTest {
    private Kms kms;
    private TestAccount account;
    private TestUser alice;
    private String key;
    private String id;

    @BeforeEach
    void a_key(Kms shared) {
        kms = shared;
        account = kms.newAccount();
        alice = account.administrator();
        key = alice.createKey();
        id = key.substring(key.indexOf('/') + 1);
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(500);
        assertThat(answer.code()).isIn("KMSInternalException", "KeyUnavailableException");
    }

    private Answer encrypt(TestUser user, String with) {
        return user.call("Encrypt", "KeyId", with, "Plaintext", new byte[1]);
    }

    @Test
    void a_key_as_it_was_before_its_disabling_encrypts_nothing() throws Exception {
        List<Object> enabled = kms.row("kms_key", "key_id", id);
        alice.call("DisableKey", "KeyId", key).ok();

        kms.putBack("kms_key", enabled);

        assertUnavailable(encrypt(alice, key));
        assertUnavailable(alice.call("DescribeKey", "KeyId", key));
    }

    @Test
    void a_key_that_was_taken_away_is_unavailable_and_not_absent() throws Exception {
        assertThat(kms.tamper("DELETE FROM kms_key WHERE key_id = ?", id)).isOne();

        assertUnavailable(alice.call("DescribeKey", "KeyId", key));
        assertUnavailable(encrypt(alice, key));
    }

    @Test
    void two_keys_whose_rows_were_exchanged_are_both_unavailable() throws Exception {
        String other = alice.createKey();
        String otherId = other.substring(other.indexOf('/') + 1);
        List<Object> one = kms.row("kms_key", "key_id", id);
        List<Object> two = kms.row("kms_key", "key_id", otherId);
        one.set(2, otherId);
        two.set(2, id);

        kms.putBack("kms_key", one);
        kms.putBack("kms_key", two);

        assertUnavailable(encrypt(alice, key));
        assertUnavailable(encrypt(alice, other));
    }

    @Test
    void a_tag_or_an_alias_that_was_taken_away_makes_the_key_unavailable() throws Exception {
        alice.call("TagResource", "KeyId", key, "Tags", List.of(java.util.Map.of("TagKey", "a", "TagValue", "b")))
                .ok();
        assertThat(kms.tamper("DELETE FROM kms_key_tag WHERE key_id = ?", id)).isOne();
        assertUnavailable(encrypt(alice, key));

        String named = alice.createKey();
        alice.call("CreateAlias", "AliasName", "alias/gone", "TargetKeyId", named)
                .ok();
        assertThat(kms.tamper("DELETE FROM kms_alias WHERE account = ?", account.id()))
                .isOne();
        assertUnavailable(encrypt(alice, named));
        assertUnavailable(encrypt(alice, "alias/gone"));
    }

    @Test
    void an_alias_that_was_deleted_does_not_come_back() throws Exception {
        alice.call("CreateAlias", "AliasName", "alias/back", "TargetKeyId", key).ok();
        List<Object> alias = kms.row("kms_alias", "account", account.id());
        alice.call("DeleteAlias", "AliasName", "alias/back").ok();

        kms.putBack("kms_alias", alias);

        assertUnavailable(encrypt(alice, "alias/back"));
    }

    @Test
    void a_grant_that_was_revoked_does_not_come_back_in_the_place_of_its_tombstone() throws Exception {
        TestUser bob = account.user("bob");
        String grant = createGrant(bob);
        List<Object> active = kms.row("kms_grant", "grant_id", grant);
        createGrant(bob); // So that the key still counts one.
        alice.call("RevokeGrant", "KeyId", key, "GrantId", grant).ok();

        kms.putBack("kms_grant", active);

        assertUnavailable(encrypt(bob, key));
    }

    private String createGrant(TestUser grantee) {
        return alice.call(
                        "CreateGrant",
                        "KeyId",
                        key,
                        "GranteePrincipal",
                        grantee.arn(),
                        "Operations",
                        List.of("Encrypt"))
                .ok()
                .text("GrantId");
    }

    @Test
    void a_user_as_it_was_with_more_rights_is_refused() throws Exception {
        TestUser bob = account.userAllowed("bob", "kms:*");
        List<Object> allowed = kms.row("iam_user", "user_id", bob.userId());
        Iam.as(alice)
                .call("DeleteUserPolicy", "UserName", "bob", "PolicyName", "p1")
                .ok();

        kms.putBack("iam_user", allowed);

        assertThat(bob.call("DescribeKey", "KeyId", key).status()).isEqualTo(500);
    }

    @Test
    void the_store_s_verification_names_what_was_done() throws Exception {
        List<Object> enabled = kms.row("kms_key", "key_id", id);
        alice.call("DisableKey", "KeyId", key).ok();
        kms.putBack("kms_key", enabled);

        assertThat(kms.findings())
                .anySatisfy(found -> assertThat(found)
                        .contains("table kms_key, row %s/%s/%s".formatted(account.id(), Kms.REGION, id))
                        .contains("older"));
    }
}
