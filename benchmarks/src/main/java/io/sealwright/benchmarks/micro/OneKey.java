// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.micro;

import io.sealwright.crypto.BadSeal;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.crypto.DomainKeyRepository;
import io.sealwright.crypto.KeyFileSeal;
import io.sealwright.crypto.KeyHandle;
import io.sealwright.crypto.KeyId;
import io.sealwright.crypto.KeyOrigin;
import io.sealwright.crypto.KeySpec;
import io.sealwright.crypto.KeyUsage;
import io.sealwright.crypto.MaterialBinding;
import io.sealwright.crypto.NewMaterial;
import io.sealwright.crypto.OsRandomSource;
import io.sealwright.crypto.RootKeyRefused;
import io.sealwright.crypto.WrappedDomainKey;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An opened key behind a boundary of its own, whose root key was forgotten. */
record OneKey(CryptoBoundary boundary, KeyHandle handle) {
    static final AccountId ACCOUNT = new AccountId("111122223333");
    static final Region REGION = new Region("us-east-1");
    static final KeyId ID = KeyId.parse("1234abcd-12ab-34cd-56ef-1234567890ab").orElseThrow();

    static OneKey make() {
        var random = new OsRandomSource();
        try {
            Path folder = Files.createTempDirectory("one-key");
            var boundary = new CryptoBoundary(KeyFileSeal.first(folder, random), new InMemory(), random);
            NewMaterial material = boundary.generate(
                    ACCOUNT, REGION, ID, KeySpec.SYMMETRIC_DEFAULT, KeyUsage.ENCRYPT_DECRYPT, KeyOrigin.AWS_KMS);
            KeyHandle handle = boundary.open(
                    material.sealed(),
                    new MaterialBinding(
                            ACCOUNT,
                            REGION,
                            ID,
                            material.id(),
                            KeySpec.SYMMETRIC_DEFAULT,
                            KeyUsage.ENCRYPT_DECRYPT,
                            KeyOrigin.AWS_KMS));
            Files.delete(folder.resolve(KeyFileSeal.FILE_NAME));
            Files.delete(folder);
            return new OneKey(boundary, handle);
        } catch (IOException | RootKeyRefused | BadSeal unusable) {
            throw new IllegalStateException("The temporary folder does not take a root key", unusable);
        }
    }

    /** Domain keys in a list. */
    private static final class InMemory implements DomainKeyRepository {
        private final List<WrappedDomainKey> keys = new ArrayList<>();

        @Override
        public List<WrappedDomainKey> find(Domain domain) {
            return keys.stream().filter(key -> key.domain().equals(domain)).toList();
        }

        @Override
        public void insert(WrappedDomainKey key) {
            keys.add(key);
        }
    }
}
