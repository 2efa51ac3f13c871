// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import io.sealwright.store.StoreException.Kind;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells of one lane's changes in the order of their numbers, each once, whoever brings them: the one who committed, or
 * the {@code change_log} where he cannot say whether he has.
 */
final class LaneTeller {

    private static final long PATIENCE_MILLIS = 500;
    private static final int READ_AT_ONCE = 256;

    /** Reads the feed of this lane. */
    interface Log {
        List<Committed> after(long number, int limit);

        Optional<UUID> changeId(long number);
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Log log;
    private final Consumer<Committed> listener;
    private long told;
    private @Nullable UUID toldId;

    /**
     * A teller that begins after what the lane has now.
     *
     * @param told the number of its last change; 0 before the first
     */
    LaneTeller(long told, Log log, Consumer<Committed> listener) {
        this.told = told;
        this.toldId = told == 0 ? null : log.changeId(told).orElse(null);
        this.log = log;
        this.listener = listener;
    }

    /**
     * Tells of {@code change} after all before it. Numbers have no gaps, so one that is missing is with a thread that
     * is on its way here, or with one that does not know its outcome: then the feed has it.
     */
    void tell(Committed change) {
        lock.lock();
        try {
            awaitTurn(change.number());
            if (told < change.number() - 1) {
                readUp();
            }
            if (told < change.number()) {
                pass(change);
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitTurn(long number) {
        long left = TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        boolean interrupted = false;
        while (told < number - 1 && left > 0) {
            try {
                left = moved.awaitNanos(left);
            } catch (InterruptedException e) {
                interrupted = true; // the change stands: its telling is not given up
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells of everything that the feed has and nobody was told of. */
    void catchUp() {
        lock.lock();
        try {
            readUp();
        } finally {
            lock.unlock();
        }
    }

    private void readUp() {
        List<Committed> changes;
        do {
            changes = log.after(told, READ_AT_ONCE);
            for (Committed change : changes) {
                if (change.number() != told + 1) {
                    throw new StoreException(
                            Kind.DAMAGED, "the feed has change %d after %d".formatted(change.number(), told), null);
                }
                pass(change);
            }
        } while (changes.size() == READ_AT_ONCE);
    }

    private void pass(Committed change) {
        listener.accept(change);
        told = change.number();
        toldId = change.changeId();
        moved.signalAll();
    }

    /** The last change that was told of and is not in the database any more; empty as long as history stands. */
    Optional<String> lost() {
        lock.lock();
        try {
            if (toldId == null || log.changeId(told).filter(toldId::equals).isPresent()) {
                return Optional.empty();
            }
            return Optional.of("change %d (%s)".formatted(told, toldId));
        } finally {
            lock.unlock();
        }
    }
}
