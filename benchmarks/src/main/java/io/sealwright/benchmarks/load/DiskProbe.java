// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.HdrHistogram.Histogram;

/** Measures what one durable batch costs at least: a 4 KiB write into allocated room and an fdatasync. */
final class DiskProbe {

    private static final int SYNCS = 300;
    private static final int BLOCK = 4096;

    private DiskProbe() {}

    /** Nanoseconds of {@value #SYNCS} syncs in a file of {@code folder}, which is deleted again. */
    static Histogram syncs(Path folder) throws IOException {
        var nanos = new Histogram(3);
        Path file = Files.createTempFile(folder, "fdatasync", ".probe");
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(SYNCS * BLOCK));
            channel.force(true);
            ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
            for (int sync = 0; sync < SYNCS; sync++) {
                channel.write(block.clear(), (long) sync * BLOCK);
                long start = System.nanoTime();
                channel.force(false);
                nanos.recordValue(System.nanoTime() - start);
            }
        } finally {
            Files.delete(file);
        }
        return nanos;
    }
}
