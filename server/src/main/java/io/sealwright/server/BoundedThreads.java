// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;

/** One virtual thread for each request that has to wait, up to a bound; one more is rejected, and answered so. */
final class BoundedThreads implements Executor {
    private final Semaphore room;
    private final ThreadFactory threads;

    BoundedThreads(int most, ThreadFactory threads) {
        this.room = new Semaphore(most);
        this.threads = threads;
    }

    /** @throws RejectedExecutionException when as many as may are at work already */
    @Override
    public void execute(Runnable task) {
        if (!room.tryAcquire()) {
            throw new RejectedExecutionException("too many requests wait");
        }
        Thread thread = threads.newThread(() -> {
            try {
                task.run();
            } finally {
                room.release();
            }
        });
        thread.start();
    }
}
