// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealwright.contract.JsonObject.NotJson;
import io.sealwright.kms.Json;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.NullUnmarked;

/** An issuer: its key, what it publishes, and tokens that it signs; with nothing but the JDK. */
@NullUnmarked
public final class TokenMaker {
    private final KeyPair pair;
    private final String keyId;

    public TokenMaker(String keyId) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            this.pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
        this.keyId = keyId;
    }

    /** A key set with its key. */
    public String published() {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        return """
                {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s"}]}""".formatted(keyId, number(key.getModulus()), number(key.getPublicExponent()));
    }

    public KeySet keys() {
        try {
            return KeySet.parse(published().getBytes(UTF_8));
        } catch (NotJson e) {
            throw new AssertionError(e);
        }
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return encode(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    /** A token as an honest issuer makes it. */
    public String token(Map<String, Object> claims) {
        return signed("{\"alg\":\"RS256\",\"kid\":\"" + keyId + "\",\"typ\":\"JWT\"}", json(claims));
    }

    /** A token with another header, signed all the same. */
    public String signed(String header, String claims) {
        String input = encode(header.getBytes(UTF_8)) + '.' + encode(claims.getBytes(UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(input.getBytes(UTF_8));
            return input + '.' + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** A MAC under what everybody knows: the public key, in the form that libraries were fooled with. */
    public String macUnderThePublicKey(Map<String, Object> claims) {
        String input = encode(("{\"alg\":\"HS256\",\"kid\":\"" + keyId + "\"}").getBytes(UTF_8))
                + '.'
                + encode(json(claims).getBytes(UTF_8));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(pair.getPublic().getEncoded(), "HmacSHA256"));
            return input + '.' + encode(mac.doFinal(input.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public static String json(Map<String, Object> claims) {
        Object[] members = new Object[2 * claims.size()];
        int at = 0;
        for (Map.Entry<String, Object> claim : claims.entrySet()) {
            members[at++] = claim.getKey();
            members[at++] = claim.getValue();
        }
        return Json.object(members);
    }

    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The same claims with one changed, or with null left out. */
    public static Map<String, Object> with(Map<String, Object> claims, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(claims);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return changed;
    }
}
