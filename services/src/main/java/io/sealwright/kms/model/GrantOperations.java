// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import static io.sealwright.contract.kms.GrantOperation.CREATE_GRANT;
import static io.sealwright.contract.kms.GrantOperation.DECRYPT;
import static io.sealwright.contract.kms.GrantOperation.DERIVE_SHARED_SECRET;
import static io.sealwright.contract.kms.GrantOperation.DESCRIBE_KEY;
import static io.sealwright.contract.kms.GrantOperation.ENCRYPT;
import static io.sealwright.contract.kms.GrantOperation.GENERATE_DATA_KEY;
import static io.sealwright.contract.kms.GrantOperation.GENERATE_DATA_KEY_PAIR;
import static io.sealwright.contract.kms.GrantOperation.GENERATE_DATA_KEY_PAIR_WITHOUT_PLAINTEXT;
import static io.sealwright.contract.kms.GrantOperation.GENERATE_DATA_KEY_WITHOUT_PLAINTEXT;
import static io.sealwright.contract.kms.GrantOperation.GENERATE_MAC;
import static io.sealwright.contract.kms.GrantOperation.GET_PUBLIC_KEY;
import static io.sealwright.contract.kms.GrantOperation.RETIRE_GRANT;
import static io.sealwright.contract.kms.GrantOperation.RE_ENCRYPT_FROM;
import static io.sealwright.contract.kms.GrantOperation.RE_ENCRYPT_TO;
import static io.sealwright.contract.kms.GrantOperation.SIGN;
import static io.sealwright.contract.kms.GrantOperation.VERIFY;
import static io.sealwright.contract.kms.GrantOperation.VERIFY_MAC;

import io.sealwright.contract.kms.GrantOperation;
import io.sealwright.contract.kms.KmsError;
import io.sealwright.crypto.KeyUsage;
import io.sealwright.vocabulary.Action;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operations that a grant may allow.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/grants.html#terms-grant-operations">Grant
 *     operations</a>
 */
public final class GrantOperations {
    private static final Set<GrantOperation> OF_EVERY_KEY =
            Collections.unmodifiableSet(EnumSet.of(CREATE_GRANT, RETIRE_GRANT, DESCRIBE_KEY));
    private static final Set<GrantOperation> SYMMETRIC = Set.of(
            ENCRYPT,
            DECRYPT,
            GENERATE_DATA_KEY,
            GENERATE_DATA_KEY_WITHOUT_PLAINTEXT,
            GENERATE_DATA_KEY_PAIR,
            GENERATE_DATA_KEY_PAIR_WITHOUT_PLAINTEXT,
            RE_ENCRYPT_FROM,
            RE_ENCRYPT_TO);
    private static final Map<String, GrantOperation> BY_ACTION = byAction();

    private GrantOperations() {}

    private static Map<String, GrantOperation> byAction() {
        Map<String, GrantOperation> byName = new HashMap<>();
        for (GrantOperation operation : GrantOperation.values()) {
            byName.put(operation.wireName(), operation);
        }
        return Map.copyOf(byName);
    }

    /** The operation that an action of KMS is, or null for those that no grant allows. */
    static @Nullable GrantOperation of(Action action) {
        return BY_ACTION.get(action.name());
    }

    /**
     * Passes only if keys of this kind have each of {@code operations}.
     *
     * @throws io.sealwright.vocabulary.ServiceException ValidationException
     */
    public static void requireOffered(List<GrantOperation> operations, KmsKey key) {
        for (GrantOperation operation : operations) {
            if (!OF_EVERY_KEY.contains(operation)
                    && !ofUsage(key.facts().keyUsage()).contains(operation)) {
                throw KmsError.VALIDATION.because(
                        "Operation %s is not valid for %s keys with key usage %s.",
                        operation.wireName(), key.facts().keySpec(), key.facts().keyUsage());
            }
        }
    }

    /** Every key for encryption is symmetric so far. */
    private static Set<GrantOperation> ofUsage(KeyUsage usage) {
        return switch (usage) {
            case ENCRYPT_DECRYPT -> SYMMETRIC;
            case SIGN_VERIFY -> Set.of(SIGN, VERIFY, GET_PUBLIC_KEY);
            case GENERATE_VERIFY_MAC -> Set.of(GENERATE_MAC, VERIFY_MAC);
            case KEY_AGREEMENT -> Set.of(DERIVE_SHARED_SECRET, GET_PUBLIC_KEY);
        };
    }
}
