// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the writer, and the one who waits for it. Written by the writer's thread before the waiting one is
 * woken.
 */
sealed interface Work {

    /** Tells the waiting caller that the work ended with {@code failure}. */
    void fail(Throwable failure);

    /** A change: one member of a group. */
    final class Member implements Work {
        private final Change change;
        private final Ending ending = new Ending();
        private @Nullable Committed written;

        Member(Change change) {
            this.change = change;
        }

        Change change() {
            return change;
        }

        /** Its rows are in the group's transaction, which is not committed yet. */
        void written(Committed committed) {
            written = committed;
        }

        /**
         * Its savepoint was undone. The caller hears of it when the group has ended: it may have read its neighbours'
         * rows.
         */
        void refused(Throwable why) {
            ending.failure = why;
        }

        @Nullable
        Committed written() {
            return written;
        }

        void finish() {
            ending.reached.countDown();
        }

        @Override
        public void fail(Throwable failure) {
            ending.failure = failure;
            finish();
        }

        Committed await() throws Conflict {
            ending.await();
            if (ending.failure instanceof Conflict conflict) {
                throw conflict;
            }
            ending.throwFailure();
            if (written == null) {
                throw new IllegalStateException("a change ended without an outcome");
            }
            return written;
        }
    }

    /** Housekeeping that needs the writer's connection outside any transaction. */
    final class Chore implements Work {

        /** What is to be done. */
        interface Task {
            void run(JdbcSql sql);
        }

        private final Task task;
        private final Ending ending = new Ending();

        Chore(Task task) {
            this.task = task;
        }

        void run(JdbcSql sql) {
            task.run(sql);
            ending.reached.countDown();
        }

        @Override
        public void fail(Throwable failure) {
            ending.failure = failure;
            ending.reached.countDown();
        }

        void await() {
            ending.await();
            ending.throwFailure();
        }
    }

    /** The latch and what went wrong. */
    final class Ending {
        private final CountDownLatch reached = new CountDownLatch(1);
        private @Nullable Throwable failure;

        /** A commit is never abandoned: an interrupt is kept for later. */
        private void await() {
            boolean interrupted = false;
            while (true) {
                try {
                    reached.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private void throwFailure() {
            switch (failure) {
                case null -> {}
                case RuntimeException unchecked -> throw unchecked;
                case Throwable other -> throw new IllegalStateException("the writer failed", other);
            }
        }
    }
}
