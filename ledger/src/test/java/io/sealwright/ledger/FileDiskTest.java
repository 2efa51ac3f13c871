// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDiskTest {
    private static final int LENGTH = 1 << 20;
    private static final int PAGE = 4_096;

    @TempDir
    Path folder;

    private final Random random = new Random(20_261_124);
    private final byte[] expected = new byte[LENGTH];

    @Test
    void what_was_written_is_read_back_however_writes_begin_and_end() throws IOException {
        Disk disk = FileDisk.at(folder);
        try (SegmentFile file = disk.create("segment", LENGTH)) {
            for (int position = 0; position < LENGTH / 2; position += 1 + random.nextInt(2 * PAGE)) {
                write(file, position, random.nextBoolean() ? toPageEnd(position) : random.nextInt(3 * PAGE));
                file.sync();
            }
            assertThat(content(file)).isEqualTo(expected);
        }

        try (SegmentFile again =
                disk.open("segment", Disk.Access.READ_WRITE)) { // In the middle of a page, as after a start.
            write(again, LENGTH / 2 + 100, toPageEnd(LENGTH / 2 + 100));
            again.sync();
            assertThat(content(again)).isEqualTo(expected);
        }
        try (SegmentFile readOnly = disk.open("segment", Disk.Access.READ)) {
            assertThat(content(readOnly)).isEqualTo(expected);
        }
    }

    @Test
    void a_reader_sees_what_was_written_after_it_opened() throws IOException {
        Disk disk = FileDisk.at(folder);
        try (SegmentFile file = disk.create("segment", LENGTH);
                SegmentFile reader = disk.open("segment", Disk.Access.READ)) {
            assertThat(content(reader)).isEqualTo(expected);

            write(file, 10, PAGE - 10);

            assertThat(content(reader)).isEqualTo(expected);
        }
    }

    private static int toPageEnd(int position) {
        return (-position & (PAGE - 1)) + PAGE;
    }

    private void write(SegmentFile file, int position, int length) throws IOException {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        System.arraycopy(bytes, 0, expected, position, length);
        file.write(position, ByteBuffer.wrap(bytes));
    }

    private static byte[] content(SegmentFile file) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(LENGTH);
        file.read(0, content);
        return content.array();
    }
}
