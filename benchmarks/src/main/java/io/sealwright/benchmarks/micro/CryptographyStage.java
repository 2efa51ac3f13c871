// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealwright.crypto.BadCiphertext;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.KeyHandle;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.SecretBytes;
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
        OneKey made = OneKey.make();
        boundary = made.boundary();
        key = made.handle();
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
}
