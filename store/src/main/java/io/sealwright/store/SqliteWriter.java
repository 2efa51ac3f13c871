// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import io.sealwright.store.StoreException.Kind;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes. It takes what waits, at most 256 bodies or 2 ms, into one transaction with one sync of
 * the disk; each member is a savepoint, so that its refusal undoes it alone. An error at COMMIT fails the whole group,
 * and nothing of it reaches a listener.
 */
final class SqliteWriter implements Runnable {

    private static final System.Logger LOG = System.getLogger(SqliteWriter.class.getName());
    private static final int GROUP_BODIES = 256;
    private static final long GROUP_NANOS = 2_000_000;

    private final JdbcSql sql;
    private final GroupCommit groupCommit;
    private final StorePorts ports;
    private final LongConsumer afterChanges;
    private final BlockingQueue<Work> queue;
    private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private final LongAdder groups = new LongAdder();
    private final LongAdder changes = new LongAdder();
    private final LongAdder undone = new LongAdder();
    private @Nullable Work carried; // taken from the queue while a group was open; the writer's own
    private volatile boolean stopping;
    private volatile boolean stopped;
    private volatile boolean broken;

    /**
     * A writer that is not running yet. Owns {@code sql}.
     *
     * @param afterChanges hears how many changes each group committed
     */
    SqliteWriter(JdbcSql sql, ChangeWriter changes, StorePorts ports, int queued, LongConsumer afterChanges) {
        this.sql = sql;
        this.groupCommit = new GroupCommit(sql, changes, ports.faults());
        this.ports = ports;
        this.afterChanges = afterChanges;
        this.queue = new ArrayBlockingQueue<>(queued);
        this.thread = ports.threads().newThread(this);
    }

    void start() {
        thread.start();
    }

    void listen(CommitListener listener) {
        listeners.add(listener);
    }

    boolean healthy() {
        return !broken && !groupCommit.broken() && !stopping && !stopped;
    }

    StoreStatistics statistics() {
        return new StoreStatistics(groups.sum(), changes.sum(), undone.sum(), queue.size());
    }

    Committed commit(Change change) throws Conflict {
        var member = new Work.Member(change);
        submit(member);
        return member.await();
    }

    /** Runs {@code task} between two groups. */
    void between(Work.Chore.Task task) {
        var chore = new Work.Chore(task);
        submit(chore);
        chore.await();
    }

    /** Writes what is no change, between two groups. */
    void writeBehind(Body body) {
        between(_ -> groupCommit.alone(body));
    }

    /** Runs {@code question} between two groups and returns its answer. */
    boolean ask(Predicate<JdbcSql> question) {
        var answer = new AtomicBoolean();
        between(connection -> answer.set(question.test(connection)));
        return answer.get();
    }

    private void submit(Work work) {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("the writer cannot wait for itself: a body or a listener called the store");
        }
        if (!healthy()) {
            throw unavailable("the store takes no more changes");
        }
        if (!queue.offer(work)) {
            throw unavailable("too many changes wait for the store");
        }
        if (stopped) {
            failWaiting(); // the writer may have looked for the last time before this was queued
        }
    }

    /** Finishes what waits, then ends. */
    void stop() {
        stopping = true;
        try {
            queue.put(new Work.Chore(_ -> stopped = true));
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                Work next = carried == null ? queue.take() : carried;
                carried = null;
                switch (next) {
                    case Work.Member first -> commitGroup(first);
                    case Work.Chore chore -> runChore(chore);
                }
            }
        } catch (InterruptedException e) {
            LOG.log(Level.WARNING, "the store's writer was interrupted and takes no more changes");
        } finally {
            stopped = true;
            if (carried != null) {
                carried.fail(unavailable("the store has stopped"));
            }
            failWaiting();
            sql.close();
        }
    }

    private void failWaiting() {
        for (Work work = queue.poll(); work != null; work = queue.poll()) {
            work.fail(unavailable("the store has stopped"));
        }
    }

    private void runChore(Work.Chore chore) {
        try {
            chore.run(sql);
        } catch (RuntimeException failure) {
            chore.fail(failure);
        } catch (Error error) {
            chore.fail(error);
            throw error;
        }
    }

    /** Commits {@code first} and what waits behind it. However it ends, each member is told. */
    private void commitGroup(Work.Member first) {
        List<Work.Member> group = new ArrayList<>();
        group.add(first);
        Throwable ending = unavailable("the store has stopped");
        try {
            requireSound();
            long until = ports.ticker().getAsLong() + GROUP_NANOS;
            boolean written = groupCommit.commit(group, open -> join(open, until));
            ending = written ? tell(group) : null;
        } catch (RuntimeException failure) {
            ending = failure;
        } finally {
            answer(group, ending);
        }
    }

    private void requireSound() {
        if (broken || groupCommit.broken()) {
            throw unavailable("the store takes no more changes");
        }
    }

    /** Takes the next change that waits, if the group is still small and young. */
    private boolean join(List<Work.Member> group, long until) {
        if (group.size() >= GROUP_BODIES || ports.ticker().getAsLong() - until >= 0) {
            return false;
        }
        return switch (queue.poll()) {
            case Work.Member member -> group.add(member);
            case Work.Chore chore -> {
                carried = chore;
                yield false;
            }
            case null -> false;
        };
    }

    /** Members that were refused keep their own reason, unless the group as a whole has failed. */
    private void answer(List<Work.Member> group, @Nullable Throwable failure) {
        for (Work.Member member : group) {
            (failure != null || member.written() == null ? undone : changes).increment();
            if (failure != null) {
                member.fail(failure);
            } else {
                member.finish();
            }
        }
    }

    /**
     * Nothing after COMMIT can undo a change. If it cannot be told, held state may be old: no more changes are taken.
     */
    private @Nullable Throwable tell(List<Work.Member> group) {
        long told = 0;
        groups.increment();
        try {
            ports.faults().reached(FaultPoints.AFTER_COMMIT);
            for (Work.Member member : group) {
                Committed committed = member.written();
                if (committed != null) {
                    told++;
                    listeners.forEach(listener -> listener.committed(committed));
                }
            }
        } catch (RuntimeException failure) {
            broken = true;
            LOG.log(Level.ERROR, "a listener failed after a commit: the store takes no more changes", failure);
            return unavailable("the store could not finish a change");
        }
        afterChanges.accept(told);
        return null;
    }

    private static StoreException unavailable(String why) {
        return new StoreException(Kind.UNAVAILABLE, why, null);
    }
}
