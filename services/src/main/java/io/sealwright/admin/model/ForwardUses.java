// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.model;

import io.sealwright.gateway.Forwarding;
import io.sealwright.vocabulary.Blob;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * The forward tokens that this process issued and that live, with the uses that are left of each. A token that is not
 * here allows nothing: none outlives the process that counts it, and a clock that is set does not bring one back.
 * Bounded; thread-safe.
 */
public final class ForwardUses {

    /** How often one token may be used. */
    public static final int USES = 10;

    /** How long one lives at most. */
    public static final Duration LIFE = Duration.ofMinutes(5);

    private static final int MAX_LIVING = 65_536;

    private record Living(Blob tokenId, long untilNanos, AtomicInteger left) {}

    private final LongSupplier ticker;
    private final Map<Blob, Living> living = new ConcurrentHashMap<>();

    /** In the order in which they end, since all live equally long. */
    private final ConcurrentLinkedQueue<Living> inOrder = new ConcurrentLinkedQueue<>();

    /**
     * None lives yet.
     *
     * @param ticker monotonic nanoseconds
     */
    public ForwardUses(LongSupplier ticker) {
        this.ticker = ticker;
    }

    /** Counts the uses of a new token from now on; false where too many live. */
    public boolean begin(Blob tokenId) {
        long now = ticker.getAsLong();
        forgetOver(now);
        if (living.size() >= MAX_LIVING) {
            return false;
        }
        Living begun = new Living(tokenId, now + LIFE.toNanos(), new AtomicInteger(USES));
        living.put(tokenId, begun);
        inOrder.add(begun);
        return true;
    }

    /** The uses of a token; empty where it is over, or was never begun here. */
    public Optional<Forwarding.Uses> of(Blob tokenId) {
        Living found = living.get(tokenId);
        if (found == null || isOver(found, ticker.getAsLong())) {
            return Optional.empty();
        }
        return Optional.of(() -> found.left().getAndUpdate(left -> Math.max(0, left - 1)) > 0);
    }

    private void forgetOver(long now) {
        for (Living eldest = inOrder.peek(); eldest != null && isOver(eldest, now); eldest = inOrder.peek()) {
            if (inOrder.remove(eldest)) {
                living.remove(eldest.tokenId());
            }
        }
    }

    private static boolean isOver(Living token, long now) {
        return now - token.untilNanos() >= 0;
    }
}
