// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import io.sealwright.vocabulary.NeverBlocks;
import io.sealwright.vocabulary.NotAtHand;
import io.sealwright.vocabulary.SecretBytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The domain keys in use: read from the store and unwrapped when a domain is first needed, made when it has none, and
 * held. There are as many domains as Regions served, and one. Thread-safe.
 */
final class DomainKeys {
    private static final int FIRST = 1;

    private final Seal seal;
    private final DomainKeyRepository repository;
    private final RandomSource random;
    private final Map<Domain, HeldDomain> held = new ConcurrentHashMap<>();
    private final ReentrantLock loading = new ReentrantLock();

    DomainKeys(Seal seal, DomainKeyRepository repository, RandomSource random) {
        this.seal = seal;
        this.repository = repository;
        this.random = random;
    }

    /** The keys of {@code domain}; made now, durably, if it has none. */
    HeldDomain of(Domain domain) {
        return find(domain).orElseGet(() -> make(domain));
    }

    /**
     * The keys of {@code domain}, if it has any.
     *
     * @throws NotAtHand on an event loop, where the store may not be asked
     */
    Optional<HeldDomain> find(Domain domain) {
        HeldDomain known = held.get(domain);
        if (known != null) {
            return Optional.of(known);
        }
        if (NeverBlocks.here()) {
            throw NotAtHand.INSTANCE;
        }
        loading.lock();
        try {
            return load(domain);
        } finally {
            loading.unlock();
        }
    }

    private HeldDomain make(Domain domain) {
        loading.lock();
        try {
            Optional<HeldDomain> loaded = load(domain);
            if (loaded.isPresent()) {
                return loaded.get();
            }
            repository.insert(wrapNew(domain));
            return load(domain).orElseThrow(() -> new IllegalStateException("the key of a new domain was not kept"));
        } finally {
            loading.unlock();
        }
    }

    private Optional<HeldDomain> load(Domain domain) {
        HeldDomain known = held.get(domain);
        if (known != null) {
            return Optional.of(known);
        }
        List<WrappedDomainKey> stored = repository.find(domain);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        HeldDomain loaded = HeldDomain.of(domain, stored, this::unwrap);
        held.put(domain, loaded);
        return Optional.of(loaded);
    }

    private WrappedDomainKey wrapNew(Domain domain) {
        try (SecretBytes key = SecretBytes.owning(random.bytes(HeldKey.LENGTH))) {
            return seal.wrap(domain, FIRST, key);
        } catch (RootKeyRefused e) {
            throw new IllegalStateException("no key can be made for domain " + domain, e);
        }
    }

    private SecretBytes unwrap(WrappedDomainKey wrapped) {
        try {
            return seal.unwrap(wrapped);
        } catch (BadSeal | RootKeyRefused e) {
            throw new IllegalStateException(
                    "version %d of the key of domain %s does not open with the %s"
                            .formatted(wrapped.version(), wrapped.domain(), seal.stamp()),
                    e);
        }
    }
}
