// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.model;

import io.sealwright.contract.sealwright.ContextEntry;
import io.sealwright.contract.sealwright.SealwrightError;
import io.sealwright.policy.ConditionKey;
import io.sealwright.policy.ConditionKeys;
import io.sealwright.policy.Fact;
import io.sealwright.policy.Facts;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is supposed of a request that nobody made. It hides what only a connection tells, which here would be the
 * asker's. Immutable.
 */
public final class SupposedFacts {
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("sourceip", "vpcsourceip", "securetransport", "useragent", "referer");

    private final Map<ConditionKey, Fact> given = new HashMap<>();
    private final Map<String, String> encryptionContext = new LinkedHashMap<>();

    private SupposedFacts() {}

    /**
     * The entries of a request.
     *
     * @throws io.sealwright.vocabulary.ServiceException ValidationException for several values of a key that has one,
     *     or a key that comes twice
     */
    public static SupposedFacts of(@Nullable List<ContextEntry> entries) {
        SupposedFacts facts = new SupposedFacts();
        if (entries != null) {
            entries.forEach(facts::add);
        }
        facts.addContextKeys();
        return facts;
    }

    private void add(ContextEntry entry) {
        String name = entry.contextKeyName();
        ConditionKey key = ConditionKeys.named(name);
        List<String> values = entry.contextKeyValues() == null ? List.of() : entry.contextKeyValues();
        boolean many =
                ConditionKeys.find(key).map(ConditionKeys.Row::multivalued).orElse(values.size() > 1);
        if (!many && values.size() > 1) {
            throw SealwrightError.VALIDATION.saying("The context key %s has one value.".formatted(name));
        }
        if (given.put(folded(key), fact(values, many)) != null) {
            throw SealwrightError.VALIDATION.saying("The context key %s is given twice.".formatted(name));
        }
        if (key.is("kms", "encryptioncontext") && !values.isEmpty()) {
            encryptionContext.put(key.part(), values.getFirst());
        }
    }

    private static Fact fact(List<String> values, boolean many) {
        if (values.isEmpty()) {
            return Fact.ABSENT;
        }
        return many ? Fact.ofAll(values) : Fact.of(values.getFirst());
    }

    /** The keys of a context follow from its pairs, where nobody says otherwise. */
    private void addContextKeys() {
        if (!encryptionContext.isEmpty()) {
            given.putIfAbsent(
                    new ConditionKey("kms", "encryptioncontextkeys", ""),
                    Fact.ofAll(List.copyOf(encryptionContext.keySet())));
        }
    }

    /** The pairs that grants ask for. */
    public Map<String, String> encryptionContext() {
        return Map.copyOf(encryptionContext);
    }

    /** These facts over {@code known}, of which nothing is told that a connection would have to tell. */
    public Facts over(Facts known) {
        return key -> {
            Fact supposed = given.get(folded(key));
            if (supposed != null) {
                return supposed;
            }
            boolean hidden = key.service().equals("aws") && OF_THE_CONNECTION.contains(key.name());
            return hidden ? Fact.UNKNOWN : known.of(key);
        };
    }

    /** Keys are told apart without regard to case, those of families too. */
    private static ConditionKey folded(ConditionKey key) {
        return new ConditionKey(key.service(), key.name(), key.part().toLowerCase(Locale.ROOT));
    }
}
