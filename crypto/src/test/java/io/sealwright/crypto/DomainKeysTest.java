// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.NeverBlocks;
import io.sealwright.vocabulary.NotAtHand;
import io.sealwright.vocabulary.Region;
import io.sealwright.vocabulary.SecretBytes;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Domain keys: made once, versioned, opened by their root key alone. */
class DomainKeysTest {
    private static final Domain DOMAIN = Domain.of(new Region("eu-central-1"));
    private static final byte[] BINDING = {1};
    private static final byte[] SECRET = {2, 3};

    private final RandomSource random = new SeededRandomSource(5);
    private final InMemorySeal seal = new InMemorySeal(random);
    private final InMemoryDomainKeys store = new InMemoryDomainKeys();

    @Test
    void what_one_process_sealed_the_next_opens() throws BadSeal {
        Blob sealed = boundary().seal(Label.BACKUP, DOMAIN, BINDING, SECRET);

        try (SecretBytes opened = boundary().unseal(Label.BACKUP, DOMAIN, BINDING, sealed)) {
            assertThat(opened.exposedBytes()).isEqualTo(SECRET);
        }
        assertThat(store.find(DOMAIN)).hasSize(1);
    }

    @Test
    void reading_makes_no_domain_key() {
        byte[] mac = boundary().mac(Label.ROW_MAC, DOMAIN);
        Domain other = Domain.of(new Region("eu-west-1"));

        assertThat(boundary().verifies(mac, Label.ROW_MAC, other)).isFalse();
        assertThat(store.find(other)).isEmpty();
    }

    @Test
    void of_two_nodes_that_make_a_domain_s_first_key_at_once_both_use_the_stored_one() throws BadSeal {
        DomainKeyRepository late = new DomainKeyRepository() {
            private boolean asked;

            @Override
            public List<WrappedDomainKey> find(Domain domain) {
                boolean first = !asked;
                asked = true;
                return first ? List.of() : store.find(domain);
            }

            @Override
            public void insert(WrappedDomainKey key) {
                boundary().mac(Label.ROW_MAC, DOMAIN); // The other node is faster.
                store.insert(key);
            }
        };

        byte[] mac =
                new DomainSeals(new DomainKeys(seal, late, random), random).mac(Label.ROW_MAC, DOMAIN, new byte[0][]);

        assertThat(boundary().verifies(mac, Label.ROW_MAC, DOMAIN)).isTrue();
        assertThat(store.find(DOMAIN)).hasSize(1);
    }

    @Test
    void new_values_take_the_newest_version_and_old_ones_still_open() throws BadSeal {
        CryptoBoundary before = boundary();
        Blob old = before.seal(Label.BACKUP, DOMAIN, BINDING, SECRET);
        byte[] oldMac = before.mac(Label.ROW_MAC, DOMAIN, SECRET);
        rotate(2);

        CryptoBoundary after = boundary();
        byte[] newMac = after.mac(Label.ROW_MAC, DOMAIN, SECRET);

        assertThat(after.seal(Label.BACKUP, DOMAIN, BINDING, SECRET).at(5)).isEqualTo((byte) 2);
        assertThat(newMac).isNotEqualTo(oldMac);
        assertThat(after.verifies(oldMac, Label.ROW_MAC, DOMAIN, SECRET)).isTrue();
        assertThat(after.macKeys(Label.LEDGER, DOMAIN)).hasSize(2);
        assertThat(after.macKeys(Label.LEDGER, DOMAIN).getLast().id())
                .isEqualTo(before.macKeys(Label.LEDGER, DOMAIN).getFirst().id());
        try (SecretBytes opened = after.unseal(Label.BACKUP, DOMAIN, BINDING, old)) {
            assertThat(opened.exposedBytes()).isEqualTo(SECRET);
        }
    }

    @Test
    void access_key_ids_survive_the_rotation_of_the_domain_key() {
        String id = boundary().accessKeyIds().issue(CryptoFixture.ACCOUNT);
        try (SecretBytes key = SecretBytes.owning(random.bytes(32))) {
            store.insert(seal.wrap(Domain.GLOBAL, 2, key));
        }

        assertThat(boundary().accessKeyIds().read(id)).contains(CryptoFixture.ACCOUNT);
    }

    @Test
    void a_domain_key_of_another_root_or_domain_or_version_is_a_loud_failure() {
        boundary().mac(Label.ROW_MAC, DOMAIN);
        WrappedDomainKey wrapped = store.find(DOMAIN).getFirst();
        Domain other = Domain.of(new Region("eu-west-1"));

        assertLoud(new InMemorySeal(random), wrapped);
        assertLoud(seal, new WrappedDomainKey(other, 1, wrapped.wrapped()));
        assertLoud(seal, new WrappedDomainKey(DOMAIN, 2, wrapped.wrapped()));
    }

    @Test
    void on_an_event_loop_a_domain_not_held_is_not_at_hand_and_a_held_one_serves() throws InterruptedException {
        CryptoBoundary crypto = boundary();

        assertThat(onEventLoop(() -> crypto.mac(Label.ROW_MAC, DOMAIN))).isSameAs(NotAtHand.INSTANCE);
        crypto.prepare(DOMAIN);
        assertThat(onEventLoop(() -> crypto.mac(Label.ROW_MAC, DOMAIN))).isNull();
    }

    @Test
    void a_domain_is_a_region_or_global() {
        assertThat(new Domain("global")).isEqualTo(Domain.GLOBAL);
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new Domain("Global"));
    }

    private void rotate(int version) {
        try (SecretBytes key = SecretBytes.owning(random.bytes(32))) {
            store.insert(seal.wrap(DOMAIN, version, key));
        }
    }

    private CryptoBoundary boundary() {
        return new CryptoBoundary(seal, store, random);
    }

    private void assertLoud(Seal with, WrappedDomainKey wrapped) {
        InMemoryDomainKeys stored = new InMemoryDomainKeys();
        stored.insert(wrapped);

        assertThatIllegalStateException()
                .isThrownBy(() -> new CryptoBoundary(with, stored, random).mac(Label.ROW_MAC, wrapped.domain()))
                .withMessageContaining(wrapped.domain().name())
                .withMessageContaining("root key");
    }

    private static Throwable onEventLoop(Runnable work) throws InterruptedException {
        class EventLoop extends Thread implements NeverBlocks {
            EventLoop(Runnable work) {
                super(work);
            }
        }
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread loop = new EventLoop(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                thrown.set(e);
            }
        });
        loop.start();
        loop.join();
        return thrown.get();
    }
}
