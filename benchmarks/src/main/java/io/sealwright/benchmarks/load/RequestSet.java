// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.load;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Signed requests, ready to send, one after the other in one direct buffer: sending one is a system call and nothing
 * else. Signatures are good for five minutes, so a set is made anew before each round.
 */
public final class RequestSet {

    private final ByteBuffer bytes;
    private final int[] starts;

    private RequestSet(ByteBuffer bytes, int[] starts) {
        this.bytes = bytes;
        this.starts = starts;
    }

    /** Signs {@code calls}; the invocation ids are drawn from {@code seed}. */
    public static RequestSet sign(List<KmsCall> calls, String host, Instant at, long seed) {
        var random = new SplittableRandom(seed);
        var requests = new ArrayList<byte[]>(calls.size());
        int[] starts = new int[calls.size() + 1];
        for (int call = 0; call < calls.size(); call++) {
            byte[] request = calls.get(call).sign(host, new UUID(random.nextLong(), random.nextLong()), at);
            requests.add(request);
            starts[call + 1] = Math.addExact(starts[call], request.length);
        }
        ByteBuffer bytes = ByteBuffer.allocateDirect(starts[calls.size()]);
        requests.forEach(bytes::put);
        return new RequestSet(bytes, starts);
    }

    /** How many requests there are. */
    public int size() {
        return starts.length - 1;
    }

    /** The mean size of a request, head and body. */
    public int meanBytes() {
        return starts[size()] / Math.max(1, size());
    }

    /** The one buffer, pointed at one request until the next call. */
    ByteBuffer select(int request) {
        return bytes.limit(starts[request + 1]).position(starts[request]);
    }
}
