// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.installation;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.crypto.KeyFileSeal;
import io.sealwright.crypto.RootKeyRefused;
import io.sealwright.crypto.RootKeyStamp;
import io.sealwright.crypto.WrappedDomainKey;
import io.sealwright.gateway.Write;
import io.sealwright.gateway.job.Job;
import io.sealwright.gateway.job.JobPermit;
import io.sealwright.kms.model.Erasure;
import io.sealwright.kms.store.SqlErasures;
import io.sealwright.store.Body;
import io.sealwright.store.Conflict;
import io.sealwright.store.Store;
import io.sealwright.store.Touch;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Region;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that no copy of a destroyed key opens, wherever it lies: in free pages, in the write-ahead log, in a
 * backup of the store. Within a day of a destruction
 *
 * <ol>
 *   <li>the Region gets a new domain key, and nothing is stored any more that an older one sealed;
 *   <li>the material of its living keys is sealed anew, some hundred keys in each step;
 *   <li>in one change the root key is replaced, all domain keys are wrapped under the new one, and of the Region's
 *       older ones only what opens no material; then the old root key's file is overwritten.
 * </ol>
 *
 * What the store says is where it stands: a crash at any place is gone on from. A copy of the store from before needs
 * the root key of before, and the present one opens nothing in it.
 */
public final class MaterialErasure implements Job<Region> {

    /** Of the touch that tells everybody to read a domain's keys anew. */
    public static final String DOMAIN_KEY = "domain-key";

    private static final Logger LOG = System.getLogger(MaterialErasure.class.getName());
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    /** So that destructions of half a day share one; with the work itself it stays within a day. */
    private static final Duration GATHERED = Duration.ofHours(12);

    private static final int KEYS_AT_ONCE = 128;

    private final Store store;
    private final AccountId account;
    private final CryptoBoundary crypto;
    private final KeyFileSeal seal;
    private final SqlErasures erasures;
    private final SqlDomainKeys domainKeys;
    private final SystemChanges changes;
    private final Map<Region, SqlErasures.Place> places = new HashMap<>(); // the timer's own, as what follows
    private volatile @Nullable Instant oldest;
    private RootKeyStamp heldUnder; // what wrapped the domain keys that are in memory

    public MaterialErasure(Opening opening, Opening.Needs needs) {
        this.store = needs.store();
        this.account = opening.installation().account();
        this.crypto = opening.crypto();
        this.seal = opening.seal();
        this.heldUnder = seal.stamp();
        this.changes = SystemChanges.of(needs);
        this.erasures = new SqlErasures(store, crypto);
        this.domainKeys = new SqlDomainKeys(store, changes, account);
    }

    @Override
    public String name() {
        return "kms-material-erasure";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public boolean irreversible() {
        return true;
    }

    @Override
    public List<Region> due(Instant now, int limit) {
        if (!settle()) { // What a failed disk left undone in an earlier round.
            return List.of();
        }
        List<Erasure> owed = erasures.owing();
        oldest = owed.isEmpty() ? null : owed.getFirst().destroyedAt();
        List<Region> owing = owed.stream()
                .filter(one -> one.running() || isRipe(one, now))
                .map(Erasure::region)
                .toList();
        return owing.stream()
                .flatMap(region -> Collections.nCopies(Math.max(1, limit / owing.size()), region).stream())
                .toList();
    }

    /** How long a destroyed key has been waiting at {@code now}, by the last round; more than a day is too long. */
    public Duration owedFor(Instant now) {
        Instant since = oldest;
        return since == null || since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
    }

    private static boolean isRipe(Erasure owed, Instant now) {
        Instant since = owed.destroyedAt();
        return since != null && !since.plus(GATHERED).isAfter(now);
    }

    @Override
    public Optional<Step> step(Region region, JobPermit<Region> permit) {
        Erasure owed = erasures.of(permit.use());
        if (owed.running()) {
            return Optional.of(goOn(owed.region(), owed.lowestVersion()));
        }
        return isRipe(owed, permit.time()) ? Optional.of(begin(owed.region())) : Optional.empty();
    }

    private Step begin(Region region) {
        WrappedDomainKey next = crypto.nextDomainKey(Domain.of(region));
        places.remove(region); // A walk begins anew.
        return step("CreateDomainKey", region, next.version(), List.of(new Touch(DOMAIN_KEY, region.name())), sql -> {
            if (!SqlDomainKeys.insert(sql, next)) {
                throw Conflict.INSTANCE;
            }
            erasures.change(region, owed -> owed.begun(next.version())).write(sql);
        });
    }

    /**
     * The place moves on only past keys that have nothing to be sealed anew: so past those whose step was committed.
     */
    private Step goOn(Region region, int version) {
        SqlErasures.Place place = places.getOrDefault(region, SqlErasures.Place.START);
        while (true) {
            SqlErasures.Batch batch = erasures.sealAnew(region, version, place, KEYS_AT_ONCE);
            if (batch.count() > 0) {
                return step("ReEncryptKeyMaterial", region, version, List.of(), batch.body());
            }
            if (batch.last()) {
                places.remove(region); // What keeps this from being the end has to be walked past again, once mended.
                return erase(region, version);
            }
            place = batch.next();
            places.put(region, place);
        }
    }

    private Step erase(Region region, int version) {
        erasures.requireNothingBelow(region, version);
        KeyFileSeal successor = successor();
        RootKeyStamp before = seal.stamp();
        List<WrappedDomainKey> after = crypto.rewrapped(domainKeys.all(), Domain.of(region), version, successor);
        return step("DestroyDomainKey", region, version - 1, List.of(), sql -> {
            SqlDomainKeys.replaceAll(sql, before, successor.stamp(), after);
            erasures.change(region, Erasure::ended).write(sql);
        });
    }

    private KeyFileSeal successor() {
        try {
            return seal.successor();
        } catch (RootKeyRefused refused) {
            throw new IllegalStateException("no root key can be made to replace the present one", refused);
        }
    }

    private Step step(String event, Region region, int version, List<Touch> touches, Body body) {
        return new Step(
                new Write(account, touches, body),
                changes.event(account, event, "DomainKey", "domain-key/%s/%d".formatted(region, version)));
    }

    @Override
    public void afterRound() {
        var _ = settle();
    }

    /**
     * The store may know a new root key: the old one's file goes, and the keys that it could open leave memory.
     *
     * @return whether the files are as the store says; while they are not, nothing else is begun
     */
    private boolean settle() {
        RootKeyStamp stored = SqlInstallation.find(store).orElseThrow().rootKey();
        boolean settled = replaceRootKey(stored);
        if (!stored.equals(heldUnder)) {
            SqlDomainKeys.domains(store).forEach(crypto::drop);
            SqlDomainKeys.domains(store).forEach(crypto::prepare);
            heldUnder = stored;
            LOG.log(
                    Level.WARNING,
                    "key material was destroyed, and {0} is another key now. Copies of it from before open nothing that is"
                            + " in this folder: put a new copy where you keep it",
                    seal.file());
        }
        return settled;
    }

    private boolean replaceRootKey(RootKeyStamp stored) {
        try {
            seal.replaceBy(stored);
            return true;
        } catch (RootKeyRefused refused) {
            LOG.log(Level.ERROR, "the old root key is not destroyed yet, and is tried again", refused);
            return false;
        }
    }
}
