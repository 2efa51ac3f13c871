// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.encryptionsdk.AwsCrypto;
import com.amazonaws.encryptionsdk.caching.CachingCryptoMaterialsManager;
import com.amazonaws.encryptionsdk.caching.LocalCryptoMaterialsCache;
import com.amazonaws.encryptionsdk.kmssdkv2.KmsMasterKeyProvider;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.cryptography.materialproviders.IKeyring;
import software.amazon.cryptography.materialproviders.MaterialProviders;
import software.amazon.cryptography.materialproviders.model.CreateAwsKmsKeyringInput;
import software.amazon.cryptography.materialproviders.model.MaterialProvidersConfig;

@ExtendWith(SharedServer.class)
class EncryptionSdkTest {
    private static final int MEBIBYTE = 1 << 20;
    private static final int FILE_MEBIBYTES = 256;
    private static final int MESSAGES = 1_000;
    private static final int MESSAGES_PER_KEY = 100;
    private static final Map<String, String> CONTEXT = Map.of("purpose", "test");

    private final AwsCrypto crypto = AwsCrypto.standard();

    @TempDir
    Path folder;

    @Test
    void a_file_of_256_mib_is_sealed_and_opened_as_a_stream_with_a_keyring_of_a_key_arn(RunningServer server)
            throws Exception {
        Path plain = folder.resolve("plain");
        Path sealed = folder.resolve("sealed");
        byte[] expected = write(plain);

        try (KmsClient kms = JavaSdk.kms(server)) {
            IKeyring keyring = keyring(kms, kms.createKey().keyMetadata().arn());
            try (InputStream in = Files.newInputStream(plain);
                    OutputStream out = crypto.createEncryptingStream(keyring, Files.newOutputStream(sealed), CONTEXT)) {
                in.transferTo(out);
            }
            MessageDigest opened = MessageDigest.getInstance("SHA-256");
            try (InputStream in = crypto.createDecryptingStream(keyring, Files.newInputStream(sealed), CONTEXT);
                    OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), opened)) {
                in.transferTo(out);
            }

            assertThat(opened.digest()).isEqualTo(expected);
            assertThat(Files.size(sealed)).isGreaterThan((long) FILE_MEBIBYTES * MEBIBYTE);
        }
    }

    private static byte[] write(Path file) throws Exception {
        RandomGenerator random = RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(2);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] block = new byte[MEBIBYTE];
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            for (int written = 0; written < FILE_MEBIBYTES; written++) {
                random.nextBytes(block);
                out.write(block);
            }
        }
        return digest.digest();
    }

    private static IKeyring keyring(KmsClient kms, String keyArn) {
        return MaterialProviders.builder()
                .MaterialProvidersConfig(MaterialProvidersConfig.builder().build())
                .build()
                .CreateAwsKmsKeyring(CreateAwsKmsKeyringInput.builder()
                        .kmsKeyId(keyArn)
                        .kmsClient(kms)
                        .build());
    }

    @SuppressWarnings("deprecation") // The cache is the older API's; there is none over keyrings.
    @Test
    void a_thousand_messages_through_a_cache_with_a_limit_of_100_take_10_data_keys(RunningServer server)
            throws Exception {
        try (KmsClient kms = JavaSdk.kms(server)) {
            String keyArn = kms.createKey().keyMetadata().arn();
            var manager = cache(kms, keyArn);

            List<byte[]> sealed = new ArrayList<>();
            for (int message = 0; message < MESSAGES; message++) {
                sealed.add(crypto.encryptData(manager, text(message), CONTEXT).getResult());
            }

            for (int message = 0; message < MESSAGES; message++) {
                assertThat(crypto.decryptData(manager, sealed.get(message)).getResult())
                        .isEqualTo(text(message));
            }
            assertThat(server.ledger()
                            .of("GenerateDataKey")
                            .filter(record -> record.isAbout(keyArn))
                            .count())
                    .isEqualTo(MESSAGES / MESSAGES_PER_KEY);
        }
    }

    private static CachingCryptoMaterialsManager cache(KmsClient kms, String keyArn) {
        return CachingCryptoMaterialsManager.newBuilder()
                .withMasterKeyProvider(KmsMasterKeyProvider.builder()
                        .customRegionalClientSupplier(_ -> kms)
                        .buildStrict(keyArn))
                .withCache(new LocalCryptoMaterialsCache(MESSAGES))
                .withMaxAge(1, TimeUnit.HOURS)
                .withMessageUseLimit(MESSAGES_PER_KEY)
                .build();
    }

    private static byte[] text(int message) {
        return ("message " + message).getBytes(StandardCharsets.UTF_8);
    }
}
