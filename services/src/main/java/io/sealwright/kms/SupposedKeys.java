// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms;

import io.sealwright.crypto.KeyId;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.kms.model.AliasAddress;
import io.sealwright.kms.model.AliasTarget;
import io.sealwright.kms.model.CipherFacts;
import io.sealwright.kms.model.EncryptionContext;
import io.sealwright.kms.model.Grant;
import io.sealwright.kms.model.KeyAddress;
import io.sealwright.kms.model.KeyLocator;
import io.sealwright.kms.model.KeyTarget;
import io.sealwright.kms.model.KmsConditionKey;
import io.sealwright.kms.model.OnKey;
import io.sealwright.kms.model.ParameterFacts;
import io.sealwright.kms.model.PresentedGrants;
import io.sealwright.kms.model.ServiceFacts;
import io.sealwright.policy.Fact;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Region;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keys and aliases as a request that nobody made would find them: what is needed of them, with the grants and the facts
 * that would speak for it. What is another account's is not looked up: whoever asks finds nothing there. Tells nobody
 * what it found. Thread-safe; may wait for the store.
 */
public final class SupposedKeys {
    private static final String KEY = "key/";
    private static final Set<String> OF_ALIASES = Set.of("CreateAlias", "DeleteAlias", "UpdateAlias");
    private static final Set<String> CIPHERS = Set.of(
            "Encrypt", "Decrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo");

    private final KeyLocator locator;

    SupposedKeys(KeyLocator locator) {
        this.locator = locator;
    }

    /** What would be needed, and the grant that gave it, once that was decided. */
    public sealed interface Supposed {
        Demand<?> demand();

        /** The id of the grant that allowed it, or null; to be asked after the decision. */
        @Nullable
        String grantId();

        /** Of a key. */
        record OfKey(OnKey found) implements Supposed {
            @Override
            public Demand<KeyTarget> demand() {
                return found.demand();
            }

            @Override
            public @Nullable String grantId() {
                Grant grant = found.allowedBy();
                return grant == null ? null : grant.address().id().text();
            }
        }

        /** Of an alias. */
        record OfAlias(Demand<AliasTarget> demand) implements Supposed {
            @Override
            public @Nullable String grantId() {
                return null;
            }
        }
    }

    /**
     * What {@code action} on this key or alias needs; empty where the ARN can name neither. An alias stands for its
     * key, but for the operations on aliases.
     *
     * @param call whose Region is the ARN's
     * @param context the encryption context of the request
     * @throws io.sealwright.vocabulary.ServiceException ValidationException for a context that none can be
     */
    public Optional<Supposed> find(Action action, Arn arn, Call call, Map<String, String> context) {
        if (!arn.partition().equals(locator.partition())
                || !AccountId.isWellFormed(arn.account())
                || !Region.isWellFormed(arn.region())) {
            return Optional.empty();
        }
        AccountId account = new AccountId(arn.account());
        Region region = new Region(arn.region());
        if (arn.resource().startsWith(AliasAddress.PREFIX)) {
            if (OF_ALIASES.contains(action.name())) {
                AliasAddress address = new AliasAddress(account, region, arn.resource());
                return Optional.of(new Supposed.OfAlias(
                        new Demand<>(action, AliasTarget.of(address, locator.partition()), ServiceFacts.NONE)));
            }
            KeyTarget behind = account.equals(call.account())
                    ? locator.byAnyName(arn.toString(), call)
                    : new KeyTarget.AbsentAlias(arn);
            return Optional.of(ofKey(action, behind, arn.toString(), call, context));
        }
        return arn.resource().startsWith(KEY)
                ? KeyId.parse(arn.resource().substring(KEY.length()))
                        .map(id -> new KeyAddress(account, region, id))
                        .map(address -> ofKey(action, at(address, call), null, call, context))
                : Optional.empty();
    }

    private KeyTarget at(KeyAddress address, Call call) {
        return address.account().equals(call.account())
                ? locator.at(address)
                : new KeyTarget.AbsentKey(address.arn(locator.partition()));
    }

    private static Supposed ofKey(
            Action action, KeyTarget key, @Nullable String named, Call call, Map<String, String> context) {
        return new Supposed.OfKey(OnKey.using(
                action,
                key,
                Demand.NamedBy.REQUEST,
                call,
                named,
                EncryptionContext.of(context),
                parameters(action),
                PresentedGrants.NONE));
    }

    /** What follows from the action alone; the other parameters that it takes nobody can know. */
    private static ParameterFacts parameters(Action action) {
        if (CIPHERS.contains(action.name())) {
            ParameterFacts cipher = CipherFacts.asking(null);
            boolean reEncrypts = action.name().startsWith("ReEncrypt");
            return key -> reEncrypts && key == KmsConditionKey.RE_ENCRYPT_ON_SAME_KEY ? Fact.UNKNOWN : cipher.of(key);
        }
        return switch (action.name()) {
            case "CreateGrant" -> SupposedKeys::ofNewGrant;
            case "ListGrants", "RevokeGrant" ->
                key -> key == KmsConditionKey.GRANT_IS_FOR_AWS_RESOURCE ? Fact.of(false) : Fact.ABSENT;
            case "DisableKey", "ScheduleKeyDeletion" -> SupposedKeys::ofUse;
            default -> ParameterFacts.NONE;
        };
    }

    private static Fact ofNewGrant(KmsConditionKey key) {
        return switch (key) {
            case GRANT_IS_FOR_AWS_RESOURCE -> Fact.of(false);
            case GRANT_CONSTRAINT_SOURCE_ARN,
                    GRANT_CONSTRAINT_TYPE,
                    GRANT_OPERATIONS,
                    GRANTEE_PRINCIPAL,
                    GRANTEE_SERVICE_PRINCIPAL,
                    RETIRING_PRINCIPAL,
                    RETIRING_SERVICE_PRINCIPAL -> Fact.UNKNOWN;
            default -> Fact.ABSENT; // Other operations have them.
        };
    }

    private static Fact ofUse(KmsConditionKey key) {
        return key == KmsConditionKey.TRAILING_DAYS_WITHOUT_KEY_USAGE
                        || key == KmsConditionKey.SCHEDULE_KEY_DELETION_PENDING_WINDOW_IN_DAYS
                ? Fact.UNKNOWN
                : Fact.ABSENT;
    }
}
