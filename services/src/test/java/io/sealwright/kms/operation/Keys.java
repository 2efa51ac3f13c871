// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.kms.Kms;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** Keys, policies and ciphertexts that tests need. */
@NullUnmarked
final class Keys {
    static final String EVERYONE = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"kms:*","Resource":"*"}]}""";

    private Keys() {}

    static String absent(String account) {
        return "arn:aws:kms:%s:%s:key/%s".formatted(Kms.REGION, account, UUID.randomUUID());
    }

    /** Everybody may everything, but for one. */
    static String denying(String allowed, String denied) {
        return """
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Principal":{"AWS":["*","%s"]},"Action":"kms:*","Resource":"*"},
                 {"Effect":"Deny","Principal":{"AWS":"%s"},"Action":"kms:*","Resource":"*"}]}""".formatted(allowed, denied);
    }

    /** These may everything. */
    static String forPrincipals(String one, String another) {
        return """
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Principal":{"AWS":["%s","%s"]},"Action":"kms:*","Resource":"*"}]}""".formatted(one, another);
    }

    /** Only this principal may do these actions. */
    static String allowing(String principal, String actions) {
        return """
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Principal":{"AWS":"%s"},"Action":%s,"Resource":"*"}]}""".formatted(principal, actions);
    }

    /** The same ciphertext, as if a key that never was had made it. */
    static byte[] ofAnotherKey(byte[] ciphertext) {
        byte[] changed = ciphertext.clone();
        changed[KEY_ID_BYTE] ^= 0x55;
        return changed;
    }

    /** Within the sixteen bytes of the key id in a ciphertext's header. */
    private static final int KEY_ID_BYTE = 14;

    /** A record without what differs from call to call. */
    static Map<String, Object> comparable(Map<String, Object> event) {
        Map<String, Object> comparable = new LinkedHashMap<>(event);
        comparable.remove("requestID");
        comparable.remove("eventID");
        return comparable;
    }
}
