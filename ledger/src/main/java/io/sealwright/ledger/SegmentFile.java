// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;

/** An open file of fixed length. Used by one thread at a time. */
public interface SegmentFile extends AutoCloseable {

    long length() throws IOException;

    /** Fills {@code into} from {@code offset} on; the end of the file within it is an error. */
    void read(long offset, ByteBuffer into) throws IOException;

    /** Writes all of {@code from}; nothing of it is durable before {@link #sync}, and any part of it may be. */
    void write(long offset, ByteBuffer from) throws IOException;

    /** All that was written is durable when it returns. After a failure nothing is known of it, now or later. */
    void sync() throws IOException;

    @Override
    void close() throws IOException;
}
