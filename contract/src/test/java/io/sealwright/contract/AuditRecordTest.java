// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import static io.sealwright.contract.Bodies.json;
import static io.sealwright.contract.Bodies.written;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.contract.kms.CreateGrantResponse;
import io.sealwright.contract.kms.CreateKeyResponse;
import io.sealwright.contract.kms.KeyMetadata;
import io.sealwright.contract.kms.KmsContract;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What CloudTrail shows of requests and answers. */
class AuditRecordTest {

    @Test
    void encrypt_shows_key_algorithm_and_context_and_never_the_plaintext() {
        assertThat(parameters(
                        KmsContract.ENCRYPT,
                        "{\"KeyId\":\"alias/a\",\"Plaintext\":\"c2VjcmV0\",\"GrantTokens\":[\"token\"],"
                                + "\"EncryptionContext\":{\"Department\":\"Engineering\"},"
                                + "\"EncryptionAlgorithm\":\"SYMMETRIC_DEFAULT\"}"))
                .isEqualTo("{\"keyId\":\"alias/a\",\"encryptionContext\":{\"Department\":\"Engineering\"},"
                        + "\"encryptionAlgorithm\":\"SYMMETRIC_DEFAULT\"}");
    }

    @Test
    void nothing_to_show_is_null() {
        assertThat(parameters(KmsContract.DECRYPT, "{\"CiphertextBlob\":\"AQID\"}"))
                .isEqualTo("null");
        assertThat(parameters(KmsContract.GENERATE_RANDOM, "{}")).isEqualTo("null");
    }

    @Test
    void numbers_keep_their_type() {
        assertThat(parameters(KmsContract.GENERATE_RANDOM, "{\"NumberOfBytes\":32}"))
                .isEqualTo("{\"numberOfBytes\":32}");
    }

    @Test
    void signing_shows_neither_message_nor_signature() {
        assertThat(parameters(
                        KmsContract.VERIFY,
                        "{\"KeyId\":\"k\",\"Message\":\"AA==\",\"Signature\":\"AA==\",\"MessageType\":\"RAW\","
                                + "\"SigningAlgorithm\":\"ECDSA_SHA_256\"}"))
                .isEqualTo("{\"keyId\":\"k\",\"messageType\":\"RAW\",\"signingAlgorithm\":\"ECDSA_SHA_256\"}");
    }

    @Test
    void names_lose_their_first_capital_only_and_dates_are_written_out() {
        var metadata = KeyMetadata.builder()
                .awsAccountId("111122223333")
                .keyId("k")
                .creationDate(Instant.parse("2022-08-10T22:38:27Z"))
                .enabled(true)
                .build();

        assertThat(written(to -> KmsContract.CREATE_KEY.writeResponseElements(new CreateKeyResponse(metadata), to)))
                .isEqualTo("{\"keyMetadata\":{\"aWSAccountId\":\"111122223333\",\"keyId\":\"k\","
                        + "\"creationDate\":\"Aug 10, 2022, 10:38:27 PM\",\"enabled\":true}}");
    }

    @Test
    void a_grant_shows_its_id_and_not_its_token() {
        assertThat(written(to ->
                        KmsContract.CREATE_GRANT.writeResponseElements(new CreateGrantResponse("token", "id"), to)))
                .isEqualTo("{\"grantId\":\"id\"}");
    }

    @Test
    void no_blob_of_kms_is_ever_shown() {
        for (OperationContract<?, ?> operation : KmsContract.SERVICE.operations()) {
            assertNoLoggedBlob(operation.input());
            assertNoLoggedBlob(operation.output());
        }
    }

    private static void assertNoLoggedBlob(StructureShape structure) {
        for (Member member : structure.members()) {
            switch (member.shape()) {
                case Shape.BlobOf _, Shape.SecretBlob _, Shape.SecretText _ ->
                    assertThat(member.isLogged())
                            .as(structure + "." + member.name())
                            .isFalse();
                case StructureShape inner -> assertNoLoggedBlob(inner);
                default -> {} // no bytes in it
            }
        }
    }

    private static <I extends Structure> String parameters(OperationContract<I, ?> operation, String body) {
        I input = json(operation, body);
        return written(to -> operation.writeRequestParameters(input, to));
    }
}
