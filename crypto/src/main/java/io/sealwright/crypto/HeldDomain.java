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
                versions.put(wrapped.version(), PurposeKeys.of(domain, wrapped.version(), key));
            }
        }
        return new HeldDomain(versions);
    }

    /**
     * The same with the keys that {@code before} holds already, of this domain as it was read earlier, in the place of
     * their copies, which are wiped: of each key there is one, and when it is wiped none is left.
     */
    HeldDomain continuing(HeldDomain before) {
        NavigableMap<Integer, Map<Label, HeldKey>> continued = new TreeMap<>();
        versions.forEach((version, keys) -> {
            Map<Label, HeldKey> taken = new EnumMap<>(Label.class);
            keys.forEach((label, copy) -> {
                Optional<HeldKey> known = before.key(version, label);
                known.ifPresent(held -> copy.wipe());
                taken.put(label, known.orElse(copy));
            });
            continued.put(version, taken);
        });
        return new HeldDomain(continued);
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

    /** Wipes the keys that {@code now}, the same domain read anew, does not have any more. */
    void wipeWhatIsNotIn(HeldDomain now) {
        versions.forEach((version, keys) -> keys.forEach((label, key) -> {
            if (now.key(version, label).isEmpty()) {
                key.wipe();
            }
        }));
    }
}
