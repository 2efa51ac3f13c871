// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.policy.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What conditions may ask about a key and an encryption context. A key that is not there has no facts.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html">Condition keys for AWS
 *     KMS</a>
 */
final class KeyConditions {

    private KeyConditions() {}

    /** A fact that the key itself has, of those that speak of it. */
    static Fact ofKey(KeyTarget target, KmsConditionKey asked) {
        if (!(target instanceof KmsKey key)) {
            return Fact.ABSENT;
        }
        return switch (asked) {
            case KEY_SPEC, CUSTOMER_MASTER_KEY_SPEC ->
                Fact.of(key.facts().keySpec().name());
            case KEY_USAGE, CUSTOMER_MASTER_KEY_USAGE ->
                Fact.of(key.facts().keyUsage().name());
            case KEY_ORIGIN -> Fact.of(key.facts().origin().name());
            case MULTI_REGION -> Fact.of(key.address().keyId().multiRegion());
            case RESOURCE_ALIASES -> aliases(key.labels().aliases());
            default -> throw new IllegalArgumentException(asked + " does not speak of the key");
        };
    }

    /** A condition on the aliases of a key that has more than it may have holds for nobody. */
    static Fact aliases(List<String> names) {
        if (names.size() > Alias.MAX_PER_KEY) {
            return Fact.UNKNOWN;
        }
        return names.isEmpty() ? Fact.ABSENT : Fact.ofAll(names);
    }

    /**
     * {@code kms:EncryptionContext:key}: condition keys do not tell cases apart, so two pairs may answer to one name.
     */
    static Fact valueOf(EncryptionContext context, String key) {
        NamedValues found = new NamedValues(key);
        context.pairs().forEach(found::add);
        return found.fact();
    }

    /** {@code kms:EncryptionContextKeys}; absent where there is no context, so that Null tells whether there is one. */
    static Fact keysOf(EncryptionContext context) {
        return context.pairs().isEmpty()
                ? Fact.ABSENT
                : Fact.ofAll(List.copyOf(context.pairs().keySet()));
    }

    /**
     * {@code kms:RequestAlias}: the name of the alias that the request named the key by, without account and Region.
     */
    static Fact requestAlias(@Nullable String keyId) {
        if (keyId == null) {
            return Fact.ABSENT;
        }
        int name = keyId.indexOf(AliasAddress.PREFIX);
        boolean named = name == 0 || (name > 0 && keyId.charAt(name - 1) == ':');
        return named ? Fact.of(keyId.substring(name)) : Fact.ABSENT;
    }
}
