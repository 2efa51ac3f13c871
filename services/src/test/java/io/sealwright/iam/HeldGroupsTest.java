// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam;

import static io.sealwright.iam.Users.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.crypto.CryptoFixture;
import io.sealwright.gateway.Identity;
import io.sealwright.gateway.Write;
import io.sealwright.iam.model.Attachments;
import io.sealwright.iam.model.Group;
import io.sealwright.iam.model.GroupId;
import io.sealwright.iam.model.InlinePolicy;
import io.sealwright.iam.model.Tag;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserId;
import io.sealwright.iam.store.SqlGroups;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyType;
import io.sealwright.rows.DamagedRow;
import io.sealwright.rows.EventLoop;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.rows.TestStore;
import io.sealwright.store.Touch;
import io.sealwright.vocabulary.NotAtHand;
import io.sealwright.vocabulary.Principal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user has of its groups, as it is held. */
class HeldGroupsTest {
    @TempDir
    Path folder;

    private TestStore store;
    private Users room;
    private SqlGroups groups;
    private PolicyDocument document;
    private User user;
    private Group group;
    private Principal bob;

    @BeforeEach
    void open() throws Exception {
        store = TestStore.open(folder, new CryptoFixture(9));
        room = new Users(store);
        groups = new SqlGroups(store.store(), room.documents, store.crypto());
        document = PolicyDocuments.compile(
                "{\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}}",
                PolicyType.IDENTITY_POLICY);
        user = User.create(
                ACCOUNT,
                "/",
                "bob",
                UserId.draw(store.random()),
                TestStore.CLOCK.instant(),
                Attachments.NONE.tagged(List.of(new Tag("Dept", "a"))));
        group = Group.create(ACCOUNT, "/", "devs", GroupId.draw(store.random()), TestStore.CLOCK.instant());
        store.commit(room.users.insert(user, List.of()));
        store.commit(groups.insert(group));
        store.commit(groups.addMember(group, user));
        user = user.withGroup(group.id());
        group = group.withOneMoreMember();
        bob = user.principal("aws");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Write inGroup(boolean has) {
        Attachments changed = has
                ? group.attachments().with(new InlinePolicy("p", document.hash()))
                : group.attachments().withoutInlinePolicy("p");
        Group before = group;
        group = group.with(changed);
        return groups.replace(before, group, List.of(document));
    }

    private Write onUser(boolean has) {
        Attachments changed = has
                ? user.attachments().with(new InlinePolicy("p", document.hash()))
                : user.attachments().withoutInlinePolicy("p");
        User before = user;
        user = user.with(changed);
        return room.users.replace(before, user, List.of(document));
    }

    @Test
    void it_has_its_tags_and_its_groups_policies() throws Exception {
        assertThat(room.policies.of(bob).tags()).containsEntry("Dept", "a").hasSize(1);
        assertThat(room.policies.of(bob).policies().documents()).isEmpty();

        store.commit(inGroup(true));

        assertThat(room.policies.of(bob).policies().documents()).hasSize(1);
        assertThat(room.policies.of(bob).boundary()).isNull();
    }

    @Test
    void as_long_as_its_own_parts_stand_it_is_the_same_object() throws Exception {
        Identity before = room.policies.of(bob);
        Group other = Group.create(ACCOUNT, "/", "ops", GroupId.draw(store.random()), TestStore.CLOCK.instant());

        store.commit(groups.insert(other));

        assertThat(room.policies.of(bob)).isSameAs(before);
    }

    @Test
    void on_an_event_loop_no_part_is_loaded() throws Exception {
        var _ = room.policies.of(bob);
        store.commit(inGroup(true));

        assertThatExceptionOfType(NotAtHand.class).isThrownBy(() -> EventLoop.run(() -> room.policies.of(bob)));

        Identity loaded = room.policies.of(bob);
        assertThat(EventLoop.run(() -> room.policies.of(bob))).isSameAs(loaded);
    }

    @Test
    void a_group_taken_away_behind_our_back_is_noticed() throws Exception {
        store.commit(new Write(
                ACCOUNT,
                List.of(new Touch("iam-group", group.id().text())),
                sql -> sql.change("DELETE FROM iam_group")));

        assertThatExceptionOfType(DamagedRow.class).isThrownBy(() -> room.policies.of(bob));
    }

    @Test
    void a_deny_that_moves_between_user_and_group_always_holds() throws Exception {
        store.commit(onUser(true));
        var stop = new AtomicBoolean();
        var missed = new AtomicLong();
        var looks = new AtomicLong();
        List<Thread> readers = List.of(reader(stop, looks, missed), reader(stop, looks, missed));

        for (int i = 0; i < 150; i++) {
            boolean toGroup = i % 2 == 0;
            store.commit(toGroup ? inGroup(true) : onUser(true));
            store.commit(toGroup ? onUser(false) : inGroup(false));
        }
        stop.set(true);
        for (Thread reader : readers) {
            reader.join();
        }

        assertThat(looks.get()).isGreaterThan(150);
        assertThat(missed).hasValue(0);
    }

    private Thread reader(AtomicBoolean stop, AtomicLong looks, AtomicLong missed) {
        return Thread.ofPlatform().start(() -> {
            while (!stop.get()) {
                looks.incrementAndGet();
                if (room.policies.of(bob).policies().documents().isEmpty()) {
                    missed.incrementAndGet();
                }
            }
        });
    }
}
