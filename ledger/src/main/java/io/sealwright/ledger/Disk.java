// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The folder in which a ledger lives: few large files and a small one. A port, so that tests tear, fill and fail it.
 *
 * <p>Names are plain file names. What a method did to a name (create, rename, delete, replace) is durable when it
 * returns.
 */
public interface Disk {

    /** Names of all files, in no order. */
    List<String> list() throws IOException;

    /**
     * Makes a file of {@code length} bytes that are really there (written zeroes, not a hole), so that later writes to
     * it need no space and no metadata. An older file of that name is replaced.
     */
    SegmentFile create(String name, int length) throws IOException;

    SegmentFile open(String name, Access access) throws IOException;

    /** Atomic; an older file named {@code to} is replaced. An open file stays open. */
    void rename(String from, String to) throws IOException;

    void delete(String name) throws IOException;

    /** The whole of a small file, if there is one. */
    Optional<byte[]> read(String name) throws IOException;

    /** Replaces a small file as a whole: after a crash it is the old or the new one. */
    void replace(String name, byte[] content) throws IOException;

    /** Free space for us, or -1 if unknown. */
    long freeBytes() throws IOException;

    /** What an opened file is for. */
    enum Access {
        READ,
        READ_WRITE
    }
}
