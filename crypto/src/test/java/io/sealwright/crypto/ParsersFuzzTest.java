// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sealwright.vocabulary.Blob;
import java.time.Instant;
import java.util.Arrays;

/** Any bytes are either what we write, to the byte, or refused; never anything else. */
class ParsersFuzzTest {
    private final CryptoFixture fixture = new CryptoFixture(11);
    private final KeyHandle key = fixture.newKey();

    @FuzzTest
    void a_ciphertext_s_header(byte[] bytes) {
        CiphertextHeader.read(Blob.copyOf(bytes)).ifPresent(header -> {
            if (!Arrays.equals(header.prefix(), Arrays.copyOf(bytes, CiphertextHeader.PREFIX_LENGTH))) {
                throw new AssertionError("read otherwise than written");
            }
        });
    }

    @FuzzTest
    void a_ciphertext(byte[] bytes) {
        try (var opened = fixture.boundary().decrypt(key, Blob.copyOf(bytes), new byte[0])) {
            throw new AssertionError("forged " + opened);
        } catch (BadCiphertext _) {
            return;
        }
    }

    @FuzzTest
    void a_sealed_value(byte[] bytes) {
        try (var opened = fixture.boundary().unseal(Label.PAGE_TOKEN, Domain.GLOBAL, new byte[0], Blob.copyOf(bytes))) {
            throw new AssertionError("forged " + opened);
        } catch (BadSeal _) {
            return;
        }
    }

    @FuzzTest
    void a_session_token(byte[] bytes) {
        Instant now = Instant.EPOCH.plusSeconds(bytes.length * 100_000L);
        try (var secret = fixture.boundary()
                .sessionTokens()
                .open("ASIAAAAAAAAAAAAAAAAA", Blob.copyOf(bytes), now)
                .secret()) {
            throw new AssertionError("forged " + secret);
        } catch (BadSeal _) {
            return;
        }
    }

    @FuzzTest
    void a_root_key_file(byte[] bytes) {
        RootKeyFile.decode(bytes).ifPresent(root -> {
            if (bytes.length != RootKeyFile.LENGTH) {
                throw new AssertionError("a file of another length was read");
            }
            root.close();
        });
    }

    @FuzzTest
    void key_ids_material_ids_and_access_key_ids(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        KeyId.parse(text).ifPresent(id -> requireSame(text, id.toString()));
        KeyMaterialId.parse(text).ifPresent(id -> requireSame(text, id.toString()));
        fixture.boundary().accessKeyIds().read(text);
        fixture.boundary().accessKeyIds().readTemporary(text);
    }

    private static void requireSame(String read, String printed) {
        if (!read.equals(printed)) {
            throw new AssertionError(read + " became " + printed);
        }
    }
}
