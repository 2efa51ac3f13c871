// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs tasks on threads of their own and waits for all of them. */
final class Workbench {
    private Workbench() {}

    /** What each task returned or threw, in order. */
    static <T> List<Future<T>> all(List<? extends Callable<T>> tasks) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(tasks);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What the task threw, or null. */
    static <T> List<Throwable> failures(List<Future<T>> ended) {
        List<Throwable> failures = new ArrayList<>();
        for (Future<T> each : ended) {
            if (each.state() == Future.State.FAILED) {
                failures.add(each.exceptionNow());
            }
        }
        return failures;
    }

    static <T> List<T> results(List<Future<T>> ended) {
        List<T> results = new ArrayList<>();
        for (Future<T> each : ended) {
            try {
                results.add(each.get());
            } catch (ExecutionException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        return results;
    }
}
