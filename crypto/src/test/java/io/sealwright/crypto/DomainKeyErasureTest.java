// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.vocabulary.Blob;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** After a domain key version was erased, nothing of what is kept opens the material that it sealed. */
class DomainKeyErasureTest {
    private static final Domain DOMAIN = Domain.of(CryptoFixture.REGION);

    private final RandomSource random = new SeededRandomSource(5);
    private final Kept kept = new Kept();
    private final CryptoBoundary crypto = new CryptoBoundary(new InMemorySeal(random), kept, random);

    private static final class Kept implements DomainKeyRepository {
        private List<WrappedDomainKey> keys = new ArrayList<>();
        private Runnable afterReading = () -> {};

        @Override
        public List<WrappedDomainKey> find(Domain domain) {
            List<WrappedDomainKey> found =
                    keys.stream().filter(key -> key.domain().equals(domain)).toList();
            afterReading.run();
            return found;
        }

        @Override
        public void insert(WrappedDomainKey key) {
            keys.add(key);
        }
    }

    private NewMaterial material(CryptoBoundary with) {
        return with.generate(
                CryptoFixture.ACCOUNT,
                CryptoFixture.REGION,
                CryptoFixture.KEY,
                KeySpec.SYMMETRIC_DEFAULT,
                KeyUsage.ENCRYPT_DECRYPT,
                KeyOrigin.AWS_KMS);
    }

    @Test
    void living_material_goes_on_and_what_was_left_behind_opens_nowhere() throws Exception {
        NewMaterial living = material(crypto);
        NewMaterial destroyed = material(crypto);
        KeyHandle before = crypto.open(living.sealed(), CryptoFixture.binding(living.id()));
        Blob ciphertext = crypto.encrypt(before, new byte[] {1, 2, 3}, 0, 3, new byte[0]);
        byte[] mac = crypto.mac(Label.ROW_MAC, DOMAIN, new byte[] {7});
        byte[] binding = {1};
        Blob token = crypto.seal(Label.GRANT_TOKEN, DOMAIN, binding, new byte[] {9});

        kept.insert(crypto.nextDomainKey(DOMAIN));
        crypto.drop(DOMAIN);
        Blob anew = crypto.sealAnew(living.sealed(), CryptoFixture.binding(living.id()));
        assertThat(CryptoBoundary.domainKeyVersion(living.sealed())).isEqualTo(1);
        assertThat(CryptoBoundary.domainKeyVersion(anew)).isEqualTo(2);
        Seal successor = new InMemorySeal(random);
        kept.keys = new ArrayList<>(crypto.rewrapped(kept.keys, DOMAIN, 2, successor));

        var after = new CryptoBoundary(successor, kept, random);
        KeyHandle opened = after.open(anew, CryptoFixture.binding(living.id()));
        assertThat(after.decrypt(opened, ciphertext, new byte[0]).length()).isEqualTo(3);
        assertThatExceptionOfType(BadSeal.class)
                .isThrownBy(() -> after.open(destroyed.sealed(), CryptoFixture.binding(destroyed.id())));
        assertThatExceptionOfType(BadSeal.class)
                .isThrownBy(() -> after.open(living.sealed(), CryptoFixture.binding(living.id())));
        assertThat(after.verifies(mac, Label.ROW_MAC, DOMAIN, new byte[] {7}))
                .as("rows of that time are still believed")
                .isTrue();
        assertThat(after.unseal(Label.GRANT_TOKEN, DOMAIN, binding, token).length())
                .isEqualTo(1);
    }

    @Test
    void the_running_boundary_wipes_the_key_that_is_gone() throws Exception {
        NewMaterial destroyed = material(crypto);
        kept.insert(crypto.nextDomainKey(DOMAIN));
        crypto.drop(DOMAIN);
        crypto.prepare(DOMAIN);
        crypto.open(destroyed.sealed(), CryptoFixture.binding(destroyed.id())).close();

        InMemorySeal same = new InMemorySeal(random);
        kept.keys = new ArrayList<>(crypto.rewrapped(kept.keys, DOMAIN, 2, same));
        var after = new CryptoBoundary(same, kept, random);

        assertThatExceptionOfType(BadSeal.class)
                .isThrownBy(() -> after.open(destroyed.sealed(), CryptoFixture.binding(destroyed.id())));
    }

    @Test
    void an_erasure_can_follow_another() throws Exception {
        NewMaterial living = material(crypto);
        Seal seal = new InMemorySeal(random);
        Blob sealed = living.sealed();
        CryptoBoundary now = crypto;
        for (int version = 2; version < 5; version++) {
            kept.insert(now.nextDomainKey(DOMAIN));
            now.drop(DOMAIN);
            sealed = now.sealAnew(sealed, CryptoFixture.binding(living.id()));
            seal = new InMemorySeal(random);
            kept.keys = new ArrayList<>(now.rewrapped(kept.keys, DOMAIN, version, seal));
            now = new CryptoBoundary(seal, kept, random);
        }

        CryptoBoundary last = now;
        last.open(sealed, CryptoFixture.binding(living.id())).close();
        assertThat(kept.keys).hasSize(4);
        assertThatExceptionOfType(BadSeal.class)
                .isThrownBy(() -> last.open(living.sealed(), CryptoFixture.binding(living.id())));
    }

    @Test
    void no_copy_of_a_key_that_is_gone_stays_in_memory_however_often_the_domain_was_read() {
        InMemorySeal seal = new InMemorySeal(random);
        DomainKeys keys = new DomainKeys(seal, kept, random);
        HeldKey ofMaterial = keys.of(DOMAIN).key(1, Label.MATERIAL).orElseThrow();
        HeldKey ofRows = keys.of(DOMAIN).key(1, Label.ROW_MAC).orElseThrow();
        byte[] rows = ofRows.copy();
        kept.insert(keys.next(DOMAIN));
        keys.drop(DOMAIN);
        assertThat(keys.of(DOMAIN).key(1, Label.MATERIAL)).hasValue(ofMaterial);

        kept.keys = new ArrayList<>(keys.rewrapped(kept.keys, DOMAIN, 2, seal));
        keys.drop(DOMAIN);
        assertThat(keys.of(DOMAIN).current()).isEqualTo(2);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(ofMaterial::copy)
                .withMessageContaining("used after close");
        assertThat(ofRows.copy()).isEqualTo(rows);
        assertThat(keys.of(DOMAIN).key(1, Label.ROW_MAC)).hasValue(ofRows);
    }

    @Test
    void a_domain_that_changes_while_it_is_read_is_read_again() {
        DomainKeys keys = new DomainKeys(new InMemorySeal(random), kept, random);
        WrappedDomainKey second = keys.next(DOMAIN);
        keys.drop(DOMAIN);
        kept.afterReading = () -> {
            kept.afterReading = () -> {};
            kept.insert(second);
            keys.drop(DOMAIN);
        };

        assertThat(keys.of(DOMAIN).current()).isEqualTo(2);
        assertThat(keys.of(DOMAIN).key(1, Label.MATERIAL)).isPresent();
    }
}
