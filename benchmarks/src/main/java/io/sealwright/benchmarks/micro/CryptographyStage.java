// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealwright.crypto.BadCiphertext;
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
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Region;
import io.sealwright.vocabulary.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** 32 bytes sealed and opened under one key handle, with a context of 100 bytes. Budget: 1.3 us. */
@State(Scope.Thread)
public class CryptographyStage {
    private final CryptoBoundary boundary;
    private final KeyHandle key;
    private final byte[] plaintext = new byte[32];
    private final byte[] context = "c".repeat(100).getBytes(UTF_8);
    private final Blob ciphertext;

    public CryptographyStage() {
        var random = new OsRandomSource();
        try {
            Path folder = Files.createTempDirectory("cryptography-stage");
            boundary = new CryptoBoundary(KeyFileSeal.first(folder, random), new InMemory(), random);
            var account = new AccountId("111122223333");
            var region = new Region("us-east-1");
            KeyId id = KeyId.parse("1234abcd-12ab-34cd-56ef-1234567890ab").orElseThrow();
            NewMaterial material = boundary.generate(
                    account, region, id, KeySpec.SYMMETRIC_DEFAULT, KeyUsage.ENCRYPT_DECRYPT, KeyOrigin.AWS_KMS);
            key = boundary.open(
                    material.sealed(),
                    new MaterialBinding(
                            account,
                            region,
                            id,
                            material.id(),
                            KeySpec.SYMMETRIC_DEFAULT,
                            KeyUsage.ENCRYPT_DECRYPT,
                            KeyOrigin.AWS_KMS));
            Files.delete(folder.resolve(KeyFileSeal.FILE_NAME));
            Files.delete(folder);
        } catch (IOException | RootKeyRefused | BadSeal unusable) {
            throw new IllegalStateException("The temporary folder does not take a root key", unusable);
        }
        ciphertext = encrypt();
    }

    /** Random bytes, derivation, AES-GCM, commitment. */
    @Benchmark
    public final Blob encrypt() {
        return boundary.encrypt(key, plaintext, 0, plaintext.length, context);
    }

    /** The way back, wiped as the server wipes it. */
    @Benchmark
    public int decrypt() throws BadCiphertext {
        try (SecretBytes opened = boundary.decrypt(key, ciphertext, context)) {
            return opened.length();
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
