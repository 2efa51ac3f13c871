// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import io.sealwright.vocabulary.SecretBytes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One domain's keys in memory: for each version and purpose the derived key. The domain keys themselves are wiped once
 * these are made, so that none stays. Immutable, thread-safe.
 */
final class HeldDomain {
    private static final CounterKdf PURPOSE = new CounterKdf("sealwright/purpose/v1");

    private final NavigableMap<Integer, Map<Label, HeldKey>> versions;

    private HeldDomain(NavigableMap<Integer, Map<Label, HeldKey>> versions) {
        this.versions = versions;
    }

    static HeldDomain of(Domain domain, List<WrappedDomainKey> stored, Function<WrappedDomainKey, SecretBytes> unwrap) {
        NavigableMap<Integer, Map<Label, HeldKey>> versions = new TreeMap<>();
        for (WrappedDomainKey wrapped : stored) {
            if (!wrapped.domain().equals(domain)) {
                throw new IllegalStateException("the store gave a key of another domain");
            }
            try (SecretBytes key = unwrap.apply(wrapped)) {
                versions.put(wrapped.version(), purposes(domain, wrapped.version(), key));
            }
        }
        return new HeldDomain(versions);
    }

    /** The version under which new values are sealed. */
    int current() {
        return versions.lastKey();
    }

    HeldKey currentKey(Label label) {
        return key(current(), label).orElseThrow();
    }

    /** The key for {@code label} of one version; empty if this domain has no such version. */
    Optional<HeldKey> key(int version, Label label) {
        return Optional.ofNullable(versions.get(version)).map(keys -> keys.get(label));
    }

    /** The keys for {@code label}, newest first. */
    List<HeldKey> keys(Label label) {
        return versions.descendingMap().values().stream()
                .map(keys -> keys.get(label))
                .toList();
    }

    private static Map<Label, HeldKey> purposes(Domain domain, int version, SecretBytes domainKey) {
        HeldKey key = HeldKey.taking(domainKey.exposedBytes().clone());
        try {
            Map<Label, HeldKey> purposes = new EnumMap<>(Label.class);
            for (Label label : Label.values()) {
                purposes.put(
                        label, HeldKey.taking(PURPOSE.derive(key, context(domain, version, label), HeldKey.LENGTH)));
            }
            return purposes;
        } finally {
            key.wipe();
        }
    }

    private static byte[] context(Domain domain, int version, Label label) {
        return new LengthPrefixed()
                .text(label.word())
                .text(domain.name())
                .part(Bytes.ofInt(version))
                .toByteArray();
    }
}
