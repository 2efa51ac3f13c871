// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static io.sealwright.crypto.Label.Use.MAC;
import static io.sealwright.crypto.Label.Use.SEALING;

/**
 * What a derived key is for. Each purpose has a key of its own in each domain, and what one made no other accepts.
 * Codes and words are part of the stored formats: neither ever changes, and a code is never given again.
 */
public enum Label {
    MATERIAL(1, "material", SEALING),
    ROW_MAC(2, "row-mac", MAC),
    ACCESS_KEY_SECRET(3, "access-key-secret", SEALING),
    SESSION_TOKEN(4, "session-token", SEALING),
    IMPORT_TOKEN(5, "import-token", SEALING),
    GRANT_TOKEN(6, "grant-token", SEALING),
    PAGE_TOKEN(7, "page-token", SEALING),
    AUTHORIZATION_MESSAGE(8, "authorization-message", SEALING),
    SECRET_VERSION(9, "secret-version", SEALING),
    BACKUP(10, "backup", SEALING),
    MATERIAL_ID(11, "material-id", MAC),
    LEDGER(12, "ledger", MAC),
    ACCESS_KEY_ID(13, "access-key-id", MAC),
    ROW_REGISTER(14, "row-register", MAC),
    FORWARD_TOKEN(15, "forward-token", SEALING);

    /** How a label's keys are used: for one of the two, never for both. */
    enum Use {
        SEALING,
        MAC
    }

    private final byte code;
    private final String word;
    private final Use use;

    Label(int code, String word, Use use) {
        this.code = (byte) code;
        this.word = word;
        this.use = use;
    }

    /**
     * Passes only if this label's keys are for {@code wanted}.
     *
     * @throws IllegalArgumentException a mistake in our own code
     */
    void require(Use wanted) {
        if (use != wanted) {
            throw new IllegalArgumentException("%s is not a label for %s".formatted(this, wanted));
        }
    }

    /**
     * Whether the keys of this purpose die when what they sealed has to: those of key material. The keys of the other
     * purposes of the same domain key live on, so that rows, tokens and records of that time are still believed.
     */
    boolean diesWithMaterial() {
        return this == MATERIAL;
    }

    /** The byte in a sealed value's header. */
    byte code() {
        return code;
    }

    /** The word in the derivation of the key. */
    String word() {
        return word;
    }
}
