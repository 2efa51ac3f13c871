// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The condition keys of KMS, all of them: a key that no present operation can have is as surely absent as on AWS, and
 * one that AWS would have and this server does not keep is unknown.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html">Condition keys for AWS
 *     KMS</a>
 */
public enum KmsConditionKey {
    BYPASS_POLICY_LOCKOUT_SAFETY_CHECK("BypassPolicyLockoutSafetyCheck", Standing.PRODUCED),
    CALLER_ACCOUNT("CallerAccount", Standing.PRODUCED),
    CUSTOMER_MASTER_KEY_SPEC("CustomerMasterKeySpec", Standing.PRODUCED),
    CUSTOMER_MASTER_KEY_USAGE("CustomerMasterKeyUsage", Standing.PRODUCED),
    DATA_KEY_PAIR_SPEC("DataKeyPairSpec", Standing.NO_OPERATION_YET),
    ENCRYPTION_ALGORITHM("EncryptionAlgorithm", Standing.PRODUCED),
    ENCRYPTION_CONTEXT("EncryptionContext", Standing.PRODUCED),
    ENCRYPTION_CONTEXT_KEYS("EncryptionContextKeys", Standing.PRODUCED),
    EXPIRATION_MODEL("ExpirationModel", Standing.NO_OPERATION_YET),
    GRANT_CONSTRAINT_SOURCE_ARN("GrantConstraintSourceArn", Standing.PRODUCED),
    GRANT_CONSTRAINT_TYPE("GrantConstraintType", Standing.PRODUCED),
    GRANT_IS_FOR_AWS_RESOURCE("GrantIsForAWSResource", Standing.PRODUCED),
    GRANT_OPERATIONS("GrantOperations", Standing.PRODUCED),
    GRANTEE_PRINCIPAL("GranteePrincipal", Standing.PRODUCED),
    GRANTEE_SERVICE_PRINCIPAL("GranteeServicePrincipal", Standing.PRODUCED),
    KEY_AGREEMENT_ALGORITHM("KeyAgreementAlgorithm", Standing.NO_OPERATION_YET),
    KEY_ORIGIN("KeyOrigin", Standing.PRODUCED),
    KEY_SPEC("KeySpec", Standing.PRODUCED),
    KEY_USAGE("KeyUsage", Standing.PRODUCED),
    MAC_ALGORITHM("MacAlgorithm", Standing.NO_OPERATION_YET),
    MESSAGE_TYPE("MessageType", Standing.NO_OPERATION_YET),
    MULTI_REGION("MultiRegion", Standing.PRODUCED),
    MULTI_REGION_KEY_TYPE("MultiRegionKeyType", Standing.NO_OPERATION_YET),
    PRIMARY_REGION("PrimaryRegion", Standing.NO_OPERATION_YET),
    RECIPIENT_ATTESTATION("RecipientAttestation", Standing.NO_OPERATION_YET),
    RE_ENCRYPT_ON_SAME_KEY("ReEncryptOnSameKey", Standing.PRODUCED),
    REPLICA_REGION("ReplicaRegion", Standing.NO_OPERATION_YET),
    REQUEST_ALIAS("RequestAlias", Standing.PRODUCED),
    RESOURCE_ALIASES("ResourceAliases", Standing.PRODUCED),
    RETIRING_PRINCIPAL("RetiringPrincipal", Standing.PRODUCED),
    RETIRING_SERVICE_PRINCIPAL("RetiringServicePrincipal", Standing.PRODUCED),
    ROTATION_PERIOD_IN_DAYS("RotationPeriodInDays", Standing.NO_OPERATION_YET),
    SCHEDULE_KEY_DELETION_PENDING_WINDOW_IN_DAYS("ScheduleKeyDeletionPendingWindowInDays", Standing.PRODUCED),
    SIGNING_ALGORITHM("SigningAlgorithm", Standing.NO_OPERATION_YET),
    TRAILING_DAYS_WITHOUT_KEY_USAGE("TrailingDaysWithoutKeyUsage", Standing.NOT_KEPT),
    VALID_TO("ValidTo", Standing.NO_OPERATION_YET),
    VIA_SERVICE("ViaService", Standing.PRODUCED),
    WRAPPING_ALGORITHM("WrappingAlgorithm", Standing.NO_OPERATION_YET),
    WRAPPING_KEY_SPEC("WrappingKeySpec", Standing.NO_OPERATION_YET);

    /** What this server does with a key of AWS's table. */
    public enum Standing {
        /** It has a value wherever AWS gives it one. */
        PRODUCED,
        /** Only requests that are not offered, or refused, could have it: it is absent. */
        NO_OPERATION_YET,
        /** AWS has a value and we do not: every Deny that asks for it applies, and no Allow. */
        NOT_KEPT
    }

    private static final Map<String, KmsConditionKey> BY_NAME = byName();

    private final String wireName;
    private final Standing standing;

    KmsConditionKey(String wireName, Standing standing) {
        this.wireName = wireName;
        this.standing = standing;
    }

    private static Map<String, KmsConditionKey> byName() {
        Map<String, KmsConditionKey> byName = new HashMap<>();
        for (KmsConditionKey key : values()) {
            byName.put(key.wireName.toLowerCase(Locale.ROOT), key);
        }
        return Map.copyOf(byName);
    }

    /** The key of this name in lower case, or null. */
    static @Nullable KmsConditionKey named(String name) {
        return BY_NAME.get(name);
    }

    /** As AWS writes it after {@code kms:}. */
    public String wireName() {
        return wireName;
    }

    public Standing standing() {
        return standing;
    }
}
