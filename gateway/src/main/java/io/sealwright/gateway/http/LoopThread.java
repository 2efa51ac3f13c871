// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import io.netty.util.concurrent.FastThreadLocalThread;
import io.sealwright.vocabulary.NeverBlocks;

/** The thread of one event loop: whatever would wait refuses to run on it. */
final class LoopThread extends FastThreadLocalThread implements NeverBlocks {

    LoopThread(Runnable task, String name) {
        super(task, name);
    }
}
