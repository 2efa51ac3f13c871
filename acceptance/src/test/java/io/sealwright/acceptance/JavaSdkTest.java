// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.DryRunOperationException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.Tag;

@ExtendWith(SharedServer.class)
class JavaSdkTest {
    private static final SdkBytes HELLO = SdkBytes.fromUtf8String("hello");
    private static final Map<String, String> CONTEXT = Map.of("purpose", "test", "ü", "🔑");

    private final KmsClient kms;

    JavaSdkTest(RunningServer server) {
        this.kms = JavaSdk.kms(server);
    }

    @AfterEach
    void close() {
        kms.close();
    }

    private KeyMetadata newKey() {
        return kms.createKey().keyMetadata();
    }

    @Test
    void a_key_is_described_as_it_was_created() {
        KeyMetadata key = kms.createKey(request -> request.description("first")
                        .tags(Tag.builder().tagKey("team").tagValue("blue").build()))
                .keyMetadata();

        assertThat(kms.describeKey(request -> request.keyId(key.arn())).keyMetadata())
                .isEqualTo(key);
        assertThat(key.keyState()).isEqualTo(KeyState.ENABLED);
        assertThat(kms.listResourceTags(request -> request.keyId(key.keyId())).tags())
                .singleElement()
                .satisfies(tag -> assertThat(tag.tagValue()).isEqualTo("blue"));
    }

    @Test
    void paginators_reach_every_key() {
        List<String> made =
                Stream.generate(this::newKey).limit(3).map(KeyMetadata::keyId).toList();

        Set<String> listed = kms.listKeysPaginator(request -> request.limit(2)).keys().stream()
                .map(KeyListEntry::keyId)
                .collect(Collectors.toSet());

        assertThat(listed).containsAll(made);
    }

    @Test
    void an_alias_names_its_key_until_it_is_moved_or_deleted() {
        String first = newKey().keyId();
        String second = newKey().keyId();
        String alias = "alias/java/" + UUID.randomUUID();

        kms.createAlias(request -> request.aliasName(alias).targetKeyId(first));
        kms.updateAlias(request -> request.aliasName(alias).targetKeyId(second));

        assertThat(kms.listAliasesPaginator(request -> request.keyId(second)).aliases().stream()
                        .map(AliasListEntry::aliasName))
                .containsExactly(alias);
        kms.deleteAlias(request -> request.aliasName(alias));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> kms.describeKey(request -> request.keyId(alias)));
    }

    @Test
    void a_policy_comes_back_as_it_was_put() {
        String key = newKey().keyId();
        String policy = kms.getKeyPolicy(request -> request.keyId(key)).policy().replaceFirst("\\{", "{ ");

        kms.putKeyPolicy(request -> request.keyId(key).policy(policy));

        assertThat(kms.getKeyPolicy(request -> request.keyId(key).policyName("default"))
                        .policy())
                .isEqualTo(policy);
        assertThat(kms.listKeyPoliciesPaginator(request -> request.keyId(key)).policyNames())
                .containsExactly("default");
    }

    @Test
    void tags_and_descriptions_change() {
        String key = newKey().keyId();

        kms.tagResource(request ->
                request.keyId(key).tags(Tag.builder().tagKey("a").tagValue("1").build()));
        kms.untagResource(request -> request.keyId(key).tagKeys("a"));
        kms.updateKeyDescription(request -> request.keyId(key).description("ümläut 🔑"));

        assertThat(kms.listResourceTagsPaginator(request -> request.keyId(key)).tags())
                .isEmpty();
        assertThat(kms.describeKey(request -> request.keyId(key)).keyMetadata().description())
                .isEqualTo("ümläut 🔑");
    }

    @Test
    void a_key_that_is_disabled_or_pending_deletion_is_used_by_nobody() {
        String key = newKey().keyId();

        kms.disableKey(request -> request.keyId(key));
        assertThatExceptionOfType(DisabledException.class).isThrownBy(() -> encrypt(key));
        kms.enableKey(request -> request.keyId(key));
        encrypt(key);
        assertThat(kms.scheduleKeyDeletion(request -> request.keyId(key).pendingWindowInDays(7))
                        .keyState())
                .isEqualTo(KeyState.PENDING_DELETION);
        assertThatExceptionOfType(KmsInvalidStateException.class).isThrownBy(() -> encrypt(key));
        kms.cancelKeyDeletion(request -> request.keyId(key));

        assertThat(kms.describeKey(request -> request.keyId(key)).keyMetadata().keyState())
                .isEqualTo(KeyState.DISABLED);
    }

    private SdkBytes encrypt(String key) {
        return kms.encrypt(request -> request.keyId(key).plaintext(HELLO).encryptionContext(CONTEXT))
                .ciphertextBlob();
    }

    @Test
    void what_was_encrypted_is_decrypted_in_its_context_only() {
        KeyMetadata key = newKey();

        SdkBytes sealed = encrypt(key.keyId());

        var opened = kms.decrypt(request -> request.ciphertextBlob(sealed).encryptionContext(CONTEXT));
        assertThat(opened.plaintext()).isEqualTo(HELLO);
        assertThat(opened.keyId()).isEqualTo(key.arn());
        assertThatExceptionOfType(InvalidCiphertextException.class)
                .isThrownBy(() -> kms.decrypt(request -> request.ciphertextBlob(sealed)));
    }

    @Test
    void a_ciphertext_moves_to_another_key() {
        KeyMetadata source = newKey();
        KeyMetadata destination = newKey();

        var moved = kms.reEncrypt(request -> request.ciphertextBlob(encrypt(source.keyId()))
                .sourceEncryptionContext(CONTEXT)
                .destinationKeyId(destination.keyId()));

        assertThat(moved.sourceKeyId()).isEqualTo(source.arn());
        assertThat(kms.decrypt(request ->
                                request.ciphertextBlob(moved.ciphertextBlob()).keyId(destination.arn()))
                        .plaintext())
                .isEqualTo(HELLO);
    }

    @Test
    void data_keys_come_with_and_without_plaintext() {
        String key = newKey().keyId();

        var made = kms.generateDataKey(request -> request.keyId(key).keySpec(DataKeySpec.AES_256));
        var blind = kms.generateDataKeyWithoutPlaintext(
                request -> request.keyId(key).numberOfBytes(24));

        assertThat(kms.decrypt(request -> request.ciphertextBlob(made.ciphertextBlob()))
                        .plaintext())
                .isEqualTo(made.plaintext());
        assertThat(kms.decrypt(request -> request.ciphertextBlob(blind.ciphertextBlob()))
                        .plaintext()
                        .asByteArray())
                .hasSize(24);
        assertThat(kms.generateRandom(request -> request.numberOfBytes(32))
                        .plaintext()
                        .asByteArray())
                .hasSize(32);
    }

    @Test
    void a_dry_run_is_refused_with_what_would_have_been() {
        String key = newKey().keyId();

        assertThatExceptionOfType(DryRunOperationException.class)
                .isThrownBy(() -> kms.encrypt(
                        request -> request.keyId(key).plaintext(HELLO).dryRun(true)));
    }

    @Test
    void a_refusal_carries_the_request_id_of_its_record(RunningServer server) {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> kms.describeKey(
                        request -> request.keyId(UUID.randomUUID().toString())))
                .satisfies(refusal -> assertThat(server.ledger()
                                .of("DescribeKey")
                                .filter(record -> record.requestId().equals(refusal.requestId())))
                        .singleElement()
                        .satisfies(record -> assertThat(record.errorCode()).startsWith("NotFound")));
    }
}
