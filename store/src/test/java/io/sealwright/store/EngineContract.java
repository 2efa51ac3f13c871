// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import io.sealwright.store.StoreException.Kind;
import io.sealwright.vocabulary.NeverBlocks;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A store for each test, opened by the subclass for its engine, with faults and a clock to move. */
public abstract class EngineContract {

    @TempDir
    protected Path folder;

    /** Thrown from the fault point it names, once. */
    final AtomicReference<String> failAt = new AtomicReference<>("nowhere");

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    Store store;

    /** Of the one account that changes. */
    int lane;

    /** Opens the same state again when called again; {@code changesKept} is an hour. */
    protected abstract Store open(FaultPoints faults, InstantSource clock, List<Migration> migrations);

    @BeforeEach
    void start() {
        store = open(this::fault, now::get, List.of(Things.TABLE));
        lane = store.lane(Things.ACCOUNT);
    }

    @AfterEach
    void stop() {
        store.close();
    }

    /** The open store. */
    protected final Store store() {
        return store;
    }

    private void fault(String point) {
        if (failAt.compareAndSet(point, "nowhere")) {
            throw new StoreException(Kind.UNAVAILABLE, "failed at " + point, null);
        }
    }

    final void restart() {
        store.close();
        start();
    }

    /** The first change waits in its body until the others are queued, so that the writer takes them together. */
    final List<Future<Committed>> inOneGroup(List<Change> changes) {
        var queued = new CountDownLatch(1);
        List<Callable<Committed>> tasks = new ArrayList<>();
        tasks.add(() -> store.commit(Things.change("first", sql -> {
            awaitQuietly(queued);
            Things.insert(sql, "first");
        })));
        for (Change change : changes) {
            tasks.add(() -> store.commit(change));
        }
        tasks.add(() -> {
            Thread.sleep(50);
            queued.countDown();
            return null;
        });
        return Workbench.all(tasks);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static void onEventLoop(Runnable task) throws InterruptedException {
        var failure = new AtomicReference<Throwable>();
        var loop = new EventLoop(() -> {
            try {
                task.run();
            } catch (Throwable t) {
                failure.set(t);
            }
        });
        loop.start();
        loop.join();
        switch (failure.get()) {
            case null -> {}
            case RuntimeException thrown -> throw thrown;
            case Throwable other -> throw new AssertionError(other);
        }
    }

    private static final class EventLoop extends Thread implements NeverBlocks {
        EventLoop(Runnable task) {
            super(task);
        }
    }
}
