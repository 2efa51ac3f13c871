// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * The key-derivation key of symmetric material: NIST SP 800-56C one-step with SHA-256 over material and identity. The
 * material itself never keys a derivation: the same bytes imported as an HMAC key would otherwise make GenerateMac
 * return Encrypt's one-time keys.
 *
 * @see <a href="https://csrc.nist.gov/pubs/sp/800/56/c/r2/final">SP 800-56C revision 2, section 4.1</a>
 */
final class DerivationKey {
    private static final byte[] FORMAT = "sealwright/kdk/v1".getBytes(US_ASCII);
    private static final byte[] COUNTER = Bytes.ofInt(1);

    private DerivationKey() {}

    static HeldKey of(byte[] material, CiphertextHeader identity) {
        byte[] fixedInfo = new LengthPrefixed()
                .part(FORMAT)
                .number(identity.account().number())
                .part(identity.keyId().toByteArray())
                .part(identity.materialId().bytes().sharedBytes())
                .toByteArray();
        return HeldKey.taking(Sha256.of(COUNTER, material, fixedInfo));
    }
}
