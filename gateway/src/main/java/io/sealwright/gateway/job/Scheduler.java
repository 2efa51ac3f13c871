// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.job;

import io.sealwright.gateway.Write;
import io.sealwright.ledger.Ledger;
import io.sealwright.ledger.LedgerEntry;
import io.sealwright.ledger.LedgerUnavailable;
import io.sealwright.store.Change;
import io.sealwright.store.Committed;
import io.sealwright.store.Conflict;
import io.sealwright.store.Retrying;
import io.sealwright.store.Store;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Runs the jobs: looks for what is due, takes one item after the other, commits each step together with its record. An
 * item that fails is left for the next round. After what cannot be undone the engine's log is cut, so that neither it
 * nor the main file holds the rows that are gone.
 */
public final class Scheduler {
    private static final Logger LOG = System.getLogger(Scheduler.class.getName());
    private static final int ITEMS_A_ROUND = 100;

    /** After it the other jobs have their turn: all share one thread. */
    private static final Duration LONGEST_ROUND = Duration.ofSeconds(15);

    private final List<Job<?>> jobs;
    private final Store store;
    private final Ledger ledger;
    private final Retrying retrying;
    private final LongSupplier nanos;
    private final ClockWatch clockWatch;
    private final Supplier<UUID> eventIds;

    /** Whether what a job destroyed may still lie in the engine's log; so it may at the start. */
    private volatile boolean uncut = true;

    public Scheduler(
            List<Job<?>> jobs,
            Store store,
            Ledger ledger,
            Retrying retrying,
            LongSupplier nanos,
            ClockWatch clockWatch,
            Supplier<UUID> eventIds) {
        this.jobs = List.copyOf(jobs);
        this.store = store;
        this.ledger = ledger;
        this.retrying = retrying;
        this.nanos = nanos;
        this.clockWatch = clockWatch;
        this.eventIds = eventIds;
    }

    /** Lets {@code timer} run every job at its interval, until the timer is shut down. */
    public void start(ScheduledExecutorService timer) {
        for (Job<?> job : jobs) {
            long millis = job.interval().toMillis();
            var _ = timer.scheduleWithFixedDelay(() -> round(job), millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    /** One look of one job at what is due. */
    public <T> void round(Job<T> job) {
        ClockWatch.Look look = clockWatch.look();
        if (job.irreversible() && !look.beyondDoubt()) {
            LOG.log(
                    Level.WARNING,
                    "{0} waits, for the clock has stepped, was off for more than a day or is behind the records: until it was"
                            + " steady for 24 hours, or an operator says so (sealwright clock trust)",
                    job.name());
            return;
        }
        try {
            int changed = takeAll(job, look.now());
            if (changed > 0) {
                LOG.log(Level.INFO, "{0}: {1} done", job.name(), changed);
                job.afterRound();
                uncut |= job.irreversible();
            }
            uncut = uncut && !store.checkpointTruncate(); // Where a reader is in the way, the next round tries again.
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, job.name() + " failed, and is tried again", failure);
        }
    }

    /** Item by item. Where one has nothing to do or fails, its round is over: a job may name one several times. */
    private <T> int takeAll(Job<T> job, Instant now) {
        long begun = nanos.getAsLong();
        Set<T> ended = new HashSet<>();
        int changed = 0;
        for (T item : job.due(now, ITEMS_A_ROUND)) {
            if (ended.contains(item)) {
                continue;
            }
            if (nanos.getAsLong() - begun > LONGEST_ROUND.toNanos()) {
                break;
            }
            if (take(job, item, now)) {
                changed++;
            } else {
                ended.add(item);
            }
        }
        return changed;
    }

    private <T> boolean take(Job<T> job, T item, Instant now) {
        try {
            return retrying.run(() -> attempt(job, item, now));
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, job.name() + " failed for an item, which is tried again", failure);
            return false;
        }
    }

    private <T> boolean attempt(Job<T> job, T item, Instant now) throws Conflict {
        Optional<Job.Step> step = job.step(item, new JobPermit<>(item, now));
        if (step.isEmpty()) {
            return false;
        }
        LedgerEntry entry = step.get().event().entry(now, eventIds.get());
        try {
            commit(step.get().write(), entry);
            return true;
        } catch (LedgerUnavailable e) {
            LOG.log(Level.WARNING, "{0} waits for the ledger", job.name());
            return false;
        }
    }

    private void commit(Write write, LedgerEntry entry) throws Conflict, LedgerUnavailable {
        byte[] record = entry.bytes();
        ledger.requireRoom(record.length);
        Committed committed = store.commit(new Change(write.account(), write.touches(), record, write.body()));
        ledger.awaitChangeDurable(committed.lane(), committed.number());
    }
}
