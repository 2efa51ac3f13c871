// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import io.sealwright.vocabulary.NeverBlocks;
import io.sealwright.vocabulary.NotAtHand;
import io.sealwright.vocabulary.SecretBytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The domain keys in use: read from the store and unwrapped when a domain is first needed, made when it has none, and
 * held. There are as many domains as Regions served, and one. Thread-safe.
 */
final class DomainKeys {
    private static final int FIRST = 1;
    private static final int ATTEMPTS = 3;

    private final Seal seal;
    private final DomainKeyRepository repository;
    private final RandomSource random;
    private final Map<Domain, HeldDomain> held = new ConcurrentHashMap<>();
    private final Map<Domain, HeldDomain> dropped = new ConcurrentHashMap<>();
    private final AtomicLong drops = new AtomicLong();
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
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                repository.insert(
                        wrapNew(domain, FIRST)); // Nothing is kept that a root key wrapped which is replaced now.
                Optional<HeldDomain> made = load(domain);
                if (made.isPresent()) {
                    return made.get();
                }
            }
            throw new IllegalStateException("the key of a new domain was not kept");
        } finally {
            loading.unlock();
        }
    }

    private Optional<HeldDomain> load(Domain domain) {
        HeldDomain known = held.get(domain);
        if (known != null) {
            return Optional.of(known);
        }
        while (true) {
            long before = drops.get();
            Optional<HeldDomain> loaded = read(domain);
            if (drops.get() == before) {
                return loaded;
            }
            setAside(domain); // What was read may be from before the change that was told of meanwhile.
        }
    }

    private Optional<HeldDomain> read(Domain domain) {
        List<WrappedDomainKey> stored = repository.find(domain);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        HeldDomain read = HeldDomain.of(domain, stored, this::unwrap);
        HeldDomain before = dropped.get(domain);
        if (before == null) {
            held.put(domain, read);
            return Optional.of(read);
        }
        HeldDomain continued = read.continuing(before);
        held.put(domain, continued);
        dropped.remove(domain, before); // Unless this one was dropped meanwhile: it is what the next load goes on from.
        before.wipeWhatIsNotIn(continued);
        return Optional.of(continued);
    }

    /** The stored keys of {@code domain} were changed: they are read anew when they are next needed. Does not wait. */
    void drop(Domain domain) {
        drops.incrementAndGet(); // First: a load either sees it, or has put down already what is set aside now.
        setAside(domain);
    }

    private void setAside(Domain domain) {
        HeldDomain known = held.get(domain);
        if (known != null) {
            dropped.put(domain, known); // First: no load finds neither.
            held.remove(domain, known);
        }
    }

    /** The next version of {@code domain}'s key, wrapped, to be kept by the caller. */
    WrappedDomainKey next(Domain domain) {
        return wrapNew(domain, of(domain).current() + 1);
    }

    /**
     * All of {@code stored}, wrapped anew under {@code successor}; of the versions of {@code erased} below
     * {@code below} only what survives the destruction of what they sealed.
     */
    List<WrappedDomainKey> rewrapped(List<WrappedDomainKey> stored, Domain erased, int below, Seal successor) {
        return stored.stream()
                .map(wrapped ->
                        rewrapped(wrapped, wrapped.domain().equals(erased) && wrapped.version() < below, successor))
                .toList();
    }

    private WrappedDomainKey rewrapped(WrappedDomainKey wrapped, boolean erases, Seal successor) {
        try (SecretBytes key = unwrap(wrapped);
                SecretBytes kept = erases
                        ? PurposeKeys.surviving(wrapped.domain(), wrapped.version(), key)
                        : SecretBytes.copyOf(key.exposedBytes())) {
            return successor.wrap(wrapped.domain(), wrapped.version(), kept);
        } catch (RootKeyRefused e) {
            throw new IllegalStateException("the next root key cannot be used", e);
        }
    }

    private WrappedDomainKey wrapNew(Domain domain, int version) {
        try (SecretBytes key = SecretBytes.owning(random.bytes(HeldKey.LENGTH))) {
            return seal.wrap(domain, version, key);
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
