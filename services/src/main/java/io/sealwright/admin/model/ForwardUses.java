// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.model;

import io.sealwright.gateway.Forwarding;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The forward tokens that this process issued and that live, with the uses that are left of each. A token that is not
 * here allows nothing: none outlives the process that counts it, and a clock that is set does not bring one back.
 *
 * <p>Bounded, and no service and no caller's account has more than a share: one alone holds nobody else up.
 * Thread-safe.
 */
public final class ForwardUses {

    /** How often one token may be used. */
    public static final int USES = 10;

    /** How long one lives at most. */
    public static final Duration LIFE = Duration.ofMinutes(5);

    private static final int MAX_LIVING = 65_536;
    private static final int MAX_OF_A_SERVICE = MAX_LIVING / 2;
    private static final int MAX_OF_AN_ACCOUNT = MAX_LIVING / 4;

    private final LongSupplier ticker;

    /** By the id of the token, in the order in which they end, since all live equally long. */
    private final LinkedHashMap<Blob, Living> living = new LinkedHashMap<>();

    private final Map<Object, Integer> shares = new HashMap<>();

    /**
     * Whose a token is.
     *
     * @param service the id of its registration
     * @param account of the caller
     */
    public record Owners(Blob service, AccountId account) {}

    private static final class Living {
        private final Owners owners;
        private final long untilNanos;
        private int left = USES;

        private Living(Owners owners, long untilNanos) {
            this.owners = owners;
            this.untilNanos = untilNanos;
        }

        private boolean isOver(long now) {
            return now - untilNanos >= 0;
        }
    }

    /**
     * None lives yet.
     *
     * @param ticker monotonic nanoseconds
     */
    public ForwardUses(LongSupplier ticker) {
        this.ticker = ticker;
    }

    /**
     * Whether these may have one token more. Asked before a signature is spent; whoever exchanges at that moment may
     * come in between, so there can be a few more than there should.
     */
    public synchronized boolean hasRoom(Owners owners) {
        forgetOver(ticker.getAsLong());
        return living.size() < MAX_LIVING
                && shares.getOrDefault(owners.service(), 0) < MAX_OF_A_SERVICE
                && shares.getOrDefault(owners.account(), 0) < MAX_OF_AN_ACCOUNT;
    }

    /** Counts the uses of a new token from now on, once its exchange is committed. */
    public synchronized void begin(Blob tokenId, Owners owners) {
        living.put(tokenId, new Living(owners, ticker.getAsLong() + LIFE.toNanos()));
        shares.merge(owners.service(), 1, Integer::sum);
        shares.merge(owners.account(), 1, Integer::sum);
    }

    /** How many take room. */
    public synchronized int living() {
        return living.size();
    }

    /** The uses of a token; empty where it is over or used up, or was never begun here. */
    public synchronized Optional<Forwarding.Uses> of(Blob tokenId) {
        Living found = living.get(tokenId);
        return found == null || found.isOver(ticker.getAsLong()) ? Optional.empty() : Optional.of(() -> take(tokenId));
    }

    /** The last use makes room for another token. */
    private synchronized boolean take(Blob tokenId) {
        Living found = living.get(tokenId);
        if (found == null) {
            return false;
        }
        found.left--;
        if (found.left == 0) {
            living.remove(tokenId);
            giveBack(found.owners);
        }
        return true;
    }

    private void forgetOver(long now) {
        Iterator<Living> eldest = living.values().iterator();
        while (eldest.hasNext()) {
            Living token = eldest.next();
            if (!token.isOver(now)) {
                return;
            }
            eldest.remove();
            giveBack(token.owners);
        }
    }

    private void giveBack(Owners owners) {
        for (Object owner : List.of(owners.service(), owners.account())) {
            shares.computeIfPresent(owner, (_, tokens) -> tokens == 1 ? null : tokens - 1);
        }
    }
}
