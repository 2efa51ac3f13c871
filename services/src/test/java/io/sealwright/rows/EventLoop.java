// SPDX-License-Identifier: Apache-2.0
package io.sealwright.rows;

import io.sealwright.vocabulary.NeverBlocks;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Runs one task on a thread that must not wait. */
public final class EventLoop {

    private EventLoop() {}

    /** What the task returned; what it threw is thrown here. */
    public static <T> T run(Callable<T> task) {
        var result = new CompletableFuture<T>();
        new Loop(() -> {
                    try {
                        result.complete(task.call());
                    } catch (Throwable thrown) {
                        result.completeExceptionally(thrown);
                    }
                })
                .start();
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Loop extends Thread implements NeverBlocks {
        Loop(Runnable task) {
            super(task);
        }
    }
}
