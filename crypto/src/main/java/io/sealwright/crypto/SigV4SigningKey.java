// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealwright.vocabulary.SecretBytes;
import java.util.Arrays;

/**
 * The key that signs AWS Signature Version 4 requests of one day, Region and service.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create a
 *     signed request, "Derive a signing key"</a>
 */
public final class SigV4SigningKey {
    private static final byte[] PREFIX = "AWS4".getBytes(UTF_8);
    private static final byte[] TERMINATOR = "aws4_request".getBytes(UTF_8);

    private SigV4SigningKey() {}

    /**
     * Derives it from the secret access key.
     *
     * @param date eight digits, {@code yyyymmdd}, as in the credential scope
     */
    public static HmacSha256 derive(SecretBytes secret, String date, String region, String service) {
        byte[] bytes = secret.exposedBytes();
        byte[] key = Arrays.copyOf(PREFIX, PREFIX.length + bytes.length);
        System.arraycopy(bytes, 0, key, PREFIX.length, bytes.length);
        for (byte[] step :
                new byte[][] {date.getBytes(UTF_8), region.getBytes(UTF_8), service.getBytes(UTF_8), TERMINATOR}) {
            byte[] next = HmacSha256.keyed(key).mac(step);
            Arrays.fill(key, (byte) 0);
            key = next;
        }
        try {
            return HmacSha256.keyed(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
