// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import io.sealwright.store.StoreException.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Held} has under a key: a value, or a load under way. A key without a slot is neither. Slots change only
 * inside the map's atomic step for their key.
 *
 * @param <V> the value
 */
sealed interface Slot<V> {

    /** A value, or the knowledge that there is none. */
    final class Value<V> extends Sieve.Item implements Slot<V> {
        private final Optional<V> content;
        private final long loadedAt;
        private final Consumer<Value<V>> eviction;

        Value(Optional<V> content, int bytes, long loadedAt, Consumer<Value<V>> eviction) {
            super(bytes);
            this.content = content;
            this.loadedAt = loadedAt;
            this.eviction = eviction;
        }

        Optional<V> content() {
            return content;
        }

        long loadedAt() {
            return loadedAt;
        }

        @Override
        void evicted() {
            eviction.accept(this);
        }
    }

    /** A load under way, which others wait for. */
    final class Load<V> implements Slot<V> {
        private final CountDownLatch ended = new CountDownLatch(1);
        private final Map<Integer, Long> touches =
                new HashMap<>(); // lane to number; changed under the key's atomic step
        private Optional<V> content = Optional.empty();
        private @Nullable RuntimeException failure;

        /** A change of this key was applied while the snapshot may have been open already. */
        void touch(int lane, long number) {
            touches.merge(lane, number, Math::max);
        }

        /** Somebody was shown the state as of these numbers. */
        void touch(long[] heads) {
            for (int lane = 0; lane < heads.length; lane++) {
                touch(lane, heads[lane]);
            }
        }

        /** Whoever asks after a change was applied must not get what was read before it. */
        boolean touched() {
            return !touches.isEmpty();
        }

        /** Whether the snapshot saw every change that touched the key meanwhile. */
        boolean sawAll(long[] heads) {
            return touches.entrySet().stream().allMatch(touch -> touch.getValue() <= heads[touch.getKey()]);
        }

        void end(Optional<V> loaded) {
            content = loaded;
            ended.countDown();
        }

        void fail(RuntimeException why) {
            failure = why;
            ended.countDown();
        }

        Optional<V> await() {
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StoreException(Kind.UNAVAILABLE, "interrupted while waiting for a load", e);
            }
            if (failure != null) {
                throw failure;
            }
            return content;
        }
    }
}
