// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import io.sealwright.ledger.SegmentHeader.Reason;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The segment that is written, and the step to the next. Used by the writer alone. */
final class LedgerSegments {
    private static final Logger LOG = System.getLogger(LedgerSegments.class.getName());

    private static final byte[] ZEROES = new byte[4_096]; // a page

    private final Disk disk;
    private final LedgerConfig config;
    private final TrailerMac mac;
    private final InstantSource clock;
    private final Origin origin;
    private final Reserve reserve;
    private @Nullable SegmentFile file;
    private int number;
    private long size;
    private long position;
    private long lastTrailer;

    LedgerSegments(
            Disk disk, LedgerConfig config, TrailerMac mac, InstantSource clock, Origin origin, Reserve reserve) {
        this.disk = disk;
        this.config = config;
        this.mac = mac;
        this.clock = clock;
        this.origin = origin;
        this.reserve = reserve;
    }

    /** Goes on in a segment that may have another size than new ones. */
    void resume(Recovery.Recovered recovered) throws IOException {
        size = recovered.file().length();
        file = recovered.file();
        number = recovered.number();
        position = recovered.position();
        lastTrailer = recovered.lastTrailer();
    }

    boolean isOpen() {
        return file != null;
    }

    /** Bytes of frames that one more batch may have in this segment. */
    long room() {
        return size - position - SegmentFormat.MAX_TRAILER_BYTES;
    }

    /** The same with the reserve. */
    long roomWithReserve() {
        long more = reserve.isReadyNow()
                ? config.segmentBytes() - SegmentFormat.HEADER_BYTES - SegmentFormat.MAX_TRAILER_BYTES
                : 0;
        return Math.max(0, room()) + more;
    }

    /** Writes {@code batch} and returns when it is durable. After a failure this file is never touched again. */
    void write(ByteBuffer batch, int framesBytes) throws IOException {
        SegmentFile open = file;
        if (open == null) {
            throw new IOException("no segment is open");
        }
        int length = batch.remaining();
        pad(batch);
        open.write(position, batch);
        open.sync();
        lastTrailer = position + framesBytes;
        position += length;
    }

    /**
     * Zeroes up to the end of the page, which is what lies there already: a page that is written only in part would
     * have to be read from the disk first.
     */
    private void pad(ByteBuffer batch) {
        long end = position + batch.remaining();
        int padding = (int) Math.min(-end & (ZEROES.length - 1), size - end);
        int limit = batch.limit();
        if (padding > 0 && batch.capacity() - limit >= padding) {
            batch.limit(limit + padding);
            batch.put(limit, ZEROES, 0, padding);
        }
    }

    /**
     * Seals nothing: the header of the next segment says where this one ends. The new segment is durable when it
     * returns.
     */
    void next(ChainState state, Reason reason) throws IOException {
        close(); // Also if no new one can be had: what did not fit here must not be overtaken by what does.
        SegmentFile fresh = reserve.take();
        try {
            byte[] header = state.header(
                            number + 1, reason, origin, lastTrailer, clock.millis(), mac.keyId(), config.segmentBytes())
                    .encode(mac);
            fresh.write(0, ByteBuffer.wrap(header));
            fresh.sync();
            disk.rename(SegmentFormat.RESERVE, SegmentFormat.fileName(number + 1));
            state.enter(header);
        } catch (IOException e) {
            reserve.giveUp(fresh);
            throw e;
        }
        file = fresh;
        number++;
        size = config.segmentBytes();
        position = SegmentFormat.HEADER_BYTES;
        lastTrailer = 0;
    }

    int number() {
        return number;
    }

    String name() {
        return SegmentFormat.fileName(number);
    }

    long position() {
        return position;
    }

    void close() {
        SegmentFile open = file;
        file = null;
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (IOException e) { // All that counts was synced; what was not is given up.
            LOG.log(Level.WARNING, "closing " + name() + " failed", e);
        }
    }
}
