// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.jwt;

import io.sealwright.contract.JsonObject;
import io.sealwright.contract.JsonObject.NotJson;
import io.sealwright.vocabulary.AccountId;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The keys of issuers: from a file that the operator gave, else from the issuer's own discovery document, kept for ten
 * minutes and asked anew for a key that is not among them, at most every half minute. What could not be asked anew is
 * kept for an hour. Thread-safe.
 *
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html">OpenID Connect Discovery 1.0</a>
 */
public final class PublishedKeys implements IssuerKeys {
    private static final Logger LOG = System.getLogger(PublishedKeys.class.getName());
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration STALE = Duration.ofHours(1);
    private static final Duration ASKED_AGAIN = Duration.ofSeconds(30);
    private static final int MAX_BYTES = 256 * 1_024;
    private static final int MAX_ISSUERS = 1_024;

    /** A slow issuer holds up so many requests at once, and no more of the threads that all requests share. */
    private static final int MAX_WAITING = 16;

    private final Map<String, KeySet> fromFiles;
    private final Fetching fetching;
    private final InstantSource clock;
    private final Map<String, Issuer> issuers = new ConcurrentHashMap<>();

    /** Gets what stands at a URL, as the outgoing connections do. */
    @FunctionalInterface
    public interface Fetching {
        byte[] get(AccountId account, URI uri, int maxBytes) throws IOException;
    }

    /**
     * With what the operator gave.
     *
     * @param fromFiles by issuer, letter for letter as tokens name it; these are never asked
     */
    public PublishedKeys(Map<String, KeySet> fromFiles, Fetching fetching, InstantSource clock) {
        this.fromFiles = Map.copyOf(fromFiles);
        this.fetching = fetching;
        this.clock = clock;
    }

    /** One issuer: its keys, and when it was asked. */
    private static final class Issuer {
        private final ReentrantLock asking = new ReentrantLock();
        private volatile @Nullable KeySet keys;
        private volatile Instant fetched = Instant.MIN;
        private volatile Instant asked = Instant.MIN;

        /** What it published, for an hour after it was last asked with success. */
        Optional<KeySet> usable(Instant now) {
            return isPast(fetched, STALE, now) ? Optional.empty() : Optional.ofNullable(keys);
        }
    }

    @Override
    public Optional<KeySet> of(AccountId account, String issuer) {
        return keys(account, issuer, FRESH);
    }

    @Override
    public Optional<KeySet> newerOf(AccountId account, String issuer) {
        return keys(account, issuer, Duration.ZERO);
    }

    private Optional<KeySet> keys(AccountId account, String issuer, Duration fresh) {
        KeySet given = fromFiles.get(issuer);
        if (given != null) {
            return Optional.of(given);
        }
        if (issuers.size() >= MAX_ISSUERS && !issuers.containsKey(issuer)) {
            issuers.values().removeIf(known -> known.keys == null); // So many are registered, and do not answer.
        }
        if (issuers.size() >= MAX_ISSUERS && !issuers.containsKey(issuer)) {
            return Optional.empty();
        }
        Issuer known = issuers.computeIfAbsent(issuer, _ -> new Issuer());
        if (!isPast(known.fetched, fresh, clock.instant())) {
            return known.usable(clock.instant());
        }
        if (!enter(known, fresh)) {
            return known.usable(clock.instant());
        }
        try {
            Instant now = clock.instant();
            boolean isOld = isPast(known.fetched, fresh, now);
            if (isOld && isPast(known.asked, ASKED_AGAIN, now)) {
                ask(account, issuer, known, now);
            }
            return known.usable(now);
        } finally {
            known.asking.unlock();
        }
    }

    /**
     * Waits for whoever is asking, unless there are keys to go on with, or too many wait already.
     *
     * @return whether the lock is held
     */
    private boolean enter(Issuer known, Duration fresh) {
        if (known.asking.tryLock()) {
            return true;
        }
        boolean goesOn = !fresh.isZero() && known.usable(clock.instant()).isPresent();
        if (goesOn || known.asking.getQueueLength() >= MAX_WAITING) {
            return false;
        }
        known.asking.lock();
        return true;
    }

    private static boolean isPast(Instant time, Duration by, Instant now) {
        return time.equals(Instant.MIN) || !now.isBefore(time.plus(by));
    }

    private void ask(AccountId account, String issuer, Issuer known, Instant now) {
        known.asked = now;
        try {
            known.keys = fetch(account, issuer);
            known.fetched = now;
        } catch (IOException | NotJson | URISyntaxException failed) {
            LOG.log(Level.WARNING, "the keys of issuer {0} cannot be had: {1}", issuer, failed.getMessage());
        }
    }

    private KeySet fetch(AccountId account, String issuer) throws IOException, NotJson, URISyntaxException {
        String folder = issuer.endsWith("/") ? issuer : issuer + '/';
        byte[] discovery = fetching.get(account, new URI(folder + ".well-known/openid-configuration"), MAX_BYTES);
        JsonObject document = JsonObject.read(discovery);
        if (!document.text("issuer").orElse("").equals(issuer)) {
            throw new IOException("its discovery document is of another issuer");
        }
        String keys = document.text("jwks_uri").orElseThrow(() -> new IOException("it publishes no jwks_uri"));
        return KeySet.parse(fetching.get(account, new URI(keys), MAX_BYTES));
    }

    /** Forgets issuers that nobody has asked for lately: for a timer. */
    public void forgetOld() {
        Instant now = clock.instant();
        issuers.values().removeIf(issuer -> isPast(issuer.asked, STALE, now));
    }
}
