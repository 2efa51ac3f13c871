// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealwright.crypto.HmacSha256;
import io.sealwright.vocabulary.AccountId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Signing keys that held once, as keyed HMAC states, by (access key, secret version, day, Region, service).
 *
 * <p>It saves deriving, never a decision: whether the access key is active is read for each request elsewhere. Bounded
 * per access key, per account and in all; the eldest access key of the account, or of all, makes room. Thread-safe;
 * {@link #find} takes no lock.
 */
public final class SigningKeyCache {
    private static final int MAX_PER_ACCESS_KEY = 64;

    private final int maxPerAccount;
    private final int maxInAll;
    private final ReentrantLock lock = new ReentrantLock();
    private final ConcurrentHashMap<String, Derived> byAccessKey = new ConcurrentHashMap<>();

    /** The access keys of each account in the order they came, under the lock. */
    private final Map<AccountId, LinkedHashMap<String, Derived>> byAccount = new HashMap<>();

    /** All access keys in the order they came, under the lock. */
    private final LinkedHashMap<String, Derived> all = new LinkedHashMap<>();

    private final Map<AccountId, Integer> sizes = new HashMap<>();
    private int size;

    /** @param maxPerAccount signing keys; so is {@code maxInAll} */
    public SigningKeyCache(int maxPerAccount, int maxInAll) {
        if (maxPerAccount < MAX_PER_ACCESS_KEY || maxInAll < maxPerAccount) {
            throw new IllegalArgumentException(
                    "signing keys: at least %d for an account, and no fewer in all".formatted(MAX_PER_ACCESS_KEY));
        }
        this.maxPerAccount = maxPerAccount;
        this.maxInAll = maxInAll;
    }

    /** The signing key for a range of {@code text}, a scope such as {@code 20260101/eu-central-1/kms}; null if none. */
    @Nullable
    HmacSha256 find(AccessKey key, byte[] text, int scopeStart, int scopeEnd) {
        Derived derived = byAccessKey.get(key.id());
        if (derived == null || derived.secretVersion != key.secretVersion()) {
            return null;
        }
        for (Scope scope : derived.scopes) {
            if (Arrays.equals(scope.name, 0, scope.name.length, text, scopeStart, scopeEnd)) {
                return scope.key;
            }
        }
        return null;
    }

    /** Keeps {@code signingKey}, with which a signature just held. */
    void put(AccessKey key, byte[] scope, HmacSha256 signingKey) {
        lock.lock();
        try {
            Derived derived = byAccessKey.get(key.id());
            if (derived == null || derived.secretVersion != key.secretVersion()) {
                forget(key.id());
                derived = new Derived(key.id(), key.principal().account(), key.secretVersion());
            }
            makeRoom(derived);
            if (derived.add(new Scope(scope, signingKey))) {
                count(derived, 1);
            }
            byAccessKey.put(key.id(), derived);
            all.put(key.id(), derived);
            byAccount
                    .computeIfAbsent(derived.account, _ -> new LinkedHashMap<>())
                    .put(key.id(), derived);
        } finally {
            lock.unlock();
        }
    }

    /** Drops all signing keys of an access key: its secret, its state or its owner changed. */
    public void drop(String accessKeyId) {
        lock.lock();
        try {
            forget(accessKeyId);
        } finally {
            lock.unlock();
        }
    }

    /** Drops the signing keys of days before {@code yyyymmdd}: at day's end. */
    public void dropDaysBefore(String yyyymmdd) {
        lock.lock();
        try {
            for (Derived derived : List.copyOf(all.values())) {
                count(derived, -derived.removeDaysBefore(yyyymmdd));
                if (derived.scopes.length == 0) {
                    forget(derived.accessKeyId);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many signing keys there are. */
    public int size() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }

    /** The incoming access key itself is spared: alone it cannot reach a bound, since it drops its own eldest. */
    private void makeRoom(Derived incoming) {
        while (sizes.getOrDefault(incoming.account, 0) >= maxPerAccount) {
            if (!forgetEldest(byAccount.getOrDefault(incoming.account, all), incoming)) {
                break;
            }
        }
        while (size >= maxInAll) {
            if (!forgetEldest(all, incoming)) {
                break;
            }
        }
    }

    private boolean forgetEldest(Map<String, Derived> keys, Derived but) {
        for (String id : keys.keySet()) {
            if (!id.equals(but.accessKeyId)) {
                forget(id);
                return true;
            }
        }
        return false;
    }

    private void forget(String accessKeyId) {
        Derived derived = byAccessKey.remove(accessKeyId);
        if (derived == null) {
            return;
        }
        all.remove(accessKeyId);
        count(derived, -derived.scopes.length);
        Map<String, Derived> ofAccount = byAccount.get(derived.account);
        if (ofAccount != null) {
            ofAccount.remove(accessKeyId);
            if (ofAccount.isEmpty()) {
                byAccount.remove(derived.account);
            }
        }
    }

    private void count(Derived derived, int change) {
        size += change;
        int ofAccount = sizes.merge(derived.account, change, Integer::sum);
        if (ofAccount == 0) {
            sizes.remove(derived.account);
        }
    }

    /** What was derived from one version of a secret. */
    private static final class Derived {
        private static final Scope[] NONE = {};

        private final String accessKeyId;
        private final AccountId account;
        private final long secretVersion;

        /** Replaced as a whole, never written to: readers take no lock. */
        private volatile Scope[] scopes = NONE;

        Derived(String accessKeyId, AccountId account, long secretVersion) {
            this.accessKeyId = accessKeyId;
            this.account = account;
            this.secretVersion = secretVersion;
        }

        /** Whether there is one more than before: the eldest makes room, and none is there twice. */
        boolean add(Scope scope) {
            List<Scope> next = new ArrayList<>(List.of(scopes));
            next.removeIf(old -> Arrays.equals(old.name, scope.name));
            if (next.size() == MAX_PER_ACCESS_KEY) {
                next.removeFirst();
            }
            next.add(scope);
            boolean more = next.size() > scopes.length;
            scopes = next.toArray(NONE);
            return more;
        }

        int removeDaysBefore(String yyyymmdd) {
            int before = scopes.length;
            scopes = Arrays.stream(scopes)
                    .filter(scope -> scope.day().compareTo(yyyymmdd) >= 0)
                    .toArray(Scope[]::new);
            return before - scopes.length;
        }
    }

    private static final class Scope {
        private final byte[] name;
        private final HmacSha256 key;

        Scope(byte[] name, HmacSha256 key) {
            this.name = name;
            this.key = key;
        }

        String day() {
            return new String(name, 0, AmzDate.DAY_LENGTH, US_ASCII);
        }
    }
}
