// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto.jws;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;

/**
 * The signature algorithms that are accepted from others. {@code none} and the HS family are not among them: whoever
 * verifies a MAC could have made it, and a public key is no secret.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7518#section-3">RFC 7518, section 3</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8037#section-3.1">RFC 8037, section 3.1</a>
 */
public enum JwsAlgorithm {
    RS256("RS256", Family.RSA, "SHA256withRSA", "", 0),
    RS384("RS384", Family.RSA, "SHA384withRSA", "", 0),
    RS512("RS512", Family.RSA, "SHA512withRSA", "", 0),
    PS256("PS256", Family.RSA, "RSASSA-PSS", "SHA-256", 0),
    PS384("PS384", Family.RSA, "RSASSA-PSS", "SHA-384", 0),
    PS512("PS512", Family.RSA, "RSASSA-PSS", "SHA-512", 0),
    ES256("ES256", Family.P256, "SHA256withECDSAinP1363Format", "", 64),
    ES384("ES384", Family.P384, "SHA384withECDSAinP1363Format", "", 96),
    EDDSA("EdDSA", Family.ED25519, "Ed25519", "", 64);

    /** The keys that an algorithm takes. */
    enum Family {
        RSA,
        P256,
        P384,
        ED25519
    }

    private final String wireName;
    private final Family family;
    private final String jcaName;
    private final String pssDigest;
    private final int signatureBytes;

    JwsAlgorithm(String wireName, Family family, String jcaName, String pssDigest, int signatureBytes) {
        this.wireName = wireName;
        this.family = family;
        this.jcaName = jcaName;
        this.pssDigest = pssDigest;
        this.signatureBytes = signatureBytes;
    }

    /** The algorithm that {@code alg} names, in exactly this case; empty for every other text. */
    public static Optional<JwsAlgorithm> named(String alg) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.wireName.equals(alg))
                .findFirst();
    }

    /** As {@code alg} has it. */
    public String wireName() {
        return wireName;
    }

    Family family() {
        return family;
    }

    /** Whether {@code signature} is one of {@code signed}; any malformed one is not. */
    boolean verifies(PublicKey key, byte[] signed, byte[] signature) {
        if (signatureBytes != 0 && signature.length != signatureBytes) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance(jcaName);
            if (!pssDigest.isEmpty()) {
                verifier.setParameter(pss());
            }
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    /** The salt is as long as the digest, as RFC 7518 demands. */
    private PSSParameterSpec pss() {
        int saltBytes = Integer.parseInt(pssDigest.substring("SHA-".length())) / Byte.SIZE;
        return new PSSParameterSpec(
                pssDigest, "MGF1", new MGF1ParameterSpec(pssDigest), saltBytes, PSSParameterSpec.TRAILER_FIELD_BC);
    }
}
