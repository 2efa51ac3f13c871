// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import io.sealwright.vocabulary.Blob;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * Where the ledger stands after a batch, and the next batch in the making: tree, chain, batch number, last change of
 * each lane. The writer seals batches with it; recovery and verifier follow the same steps and compare. Not
 * thread-safe.
 *
 * <p>A batch is worked on in a {@link #copy}, which replaces the original only when the disk has the batch.
 */
final class ChainState {
    private final MerkleTree tree;
    private final TreeMap<Integer, ChangeHead> heads;
    private final Sha256 running = new Sha256();
    private byte[] chain;
    private long batch;
    private Blob root;
    private long firstIndex;
    private int frames;
    private int framesBytes;

    private ChainState(MerkleTree tree, SortedMap<Integer, ChangeHead> heads, byte[] chain, long batch) {
        this.tree = tree;
        this.heads = new TreeMap<>(heads);
        this.chain = chain;
        this.batch = batch;
        this.root = Blob.owning(tree.root());
        begin();
    }

    static ChainState empty() {
        return new ChainState(new MerkleTree(), new TreeMap<>(), new byte[Sha256.BYTES], 0);
    }

    /** Where a segment begins; {@code encoded} is the header's bytes. */
    static ChainState of(SegmentHeader header, byte[] encoded) {
        List<byte[]> frontier = new ArrayList<>();
        header.frontier().forEach(hash -> frontier.add(hash.sharedBytes()));
        return new ChainState(
                MerkleTree.of(header.firstIndex(), frontier),
                header.heads(),
                SegmentHeader.hash(encoded),
                header.batch());
    }

    /** The state after the last whole batch. */
    ChainState copy() {
        if (frames != 0) {
            throw new IllegalStateException("a batch is open");
        }
        return new ChainState(tree.copy(), heads, chain, batch);
    }

    private void begin() {
        firstIndex = tree.size();
        frames = 0;
        framesBytes = 0;
        running.finish();
        running.update(chain);
    }

    /** Takes a frame of {@code length} bytes (prefix and body) into the open batch. */
    void add(byte[] leafHash, int length) {
        tree.append(leafHash);
        running.update(leafHash);
        frames++;
        framesBytes += length;
    }

    /** The number that the next change of {@code lane} must have. */
    long nextNumber(int lane) {
        ChangeHead head = heads.get(lane);
        return head == null ? 1 : head.number() + 1;
    }

    void change(int lane, long number, UUID changeId) {
        heads.put(lane, new ChangeHead(number, changeId));
    }

    /** Closes the open batch with a trailer at {@code offset} of the segment, and gives the trailer's bytes. */
    byte[] seal(long offset, Origin origin, long wallMillis, TrailerMac mac, CRC32C crc) {
        Trailer trailer = trailer(origin, wallMillis);
        byte[] bytes = trailer.encodeOpen(offset);
        Trailer.chain(running, bytes);
        chain = running.finish();
        Trailer.finish(bytes, chain, mac, crc);
        close(trailer.root());
        return bytes;
    }

    /** Closes the open batch if {@code trailer} is the one that belongs to it; else says what is wrong. */
    Optional<String> follow(Trailer trailer, byte[] bytes) {
        Trailer expected = trailer(trailer.origin(), trailer.wallMillis());
        Optional<String> difference = difference(expected, trailer);
        if (difference.isPresent()) {
            return difference;
        }
        Trailer.chain(running, bytes);
        byte[] next = running.finish();
        if (!Arrays.equals(next, trailer.chain().sharedBytes())) {
            return Optional.of("the chain is broken: the trailer does not follow from what is before it");
        }
        chain = next;
        close(trailer.root());
        return Optional.empty();
    }

    private void close(Blob newRoot) {
        root = newRoot;
        batch++;
        begin();
    }

    private static Optional<String> difference(Trailer expected, Trailer found) {
        if (found.batch() != expected.batch()) {
            return Optional.of("batch %d where %d is due".formatted(found.batch(), expected.batch()));
        }
        if (found.firstIndex() != expected.firstIndex()
                || found.frames() != expected.frames()
                || found.framesBytes() != expected.framesBytes()
                || found.treeSize() != expected.treeSize()) {
            return Optional.of(
                    "the trailer counts %d frames, %d are there".formatted(found.frames(), expected.frames()));
        }
        if (!found.root().equals(expected.root())) {
            return Optional.of("the tree's root is another");
        }
        if (!found.heads().equals(expected.heads())) {
            return Optional.of("the trailer names other last changes than its frames");
        }
        return Optional.empty();
    }

    private Trailer trailer(Origin origin, long wallMillis) {
        return new Trailer(
                batch + 1,
                firstIndex,
                frames,
                framesBytes,
                tree.size(),
                Blob.owning(tree.root()),
                origin,
                wallMillis,
                heads,
                Blob.owning(chain));
    }

    /** Header of a segment that goes on from here. */
    SegmentHeader header(
            int number,
            SegmentHeader.Reason reason,
            Origin origin,
            long previousTrailer,
            long createdMillis,
            UUID macKeyId,
            int segmentBytes) {
        return new SegmentHeader(
                number,
                reason,
                origin,
                tree.size(),
                batch,
                chain(),
                previousTrailer,
                createdMillis,
                macKeyId,
                segmentBytes,
                frontier(),
                heads());
    }

    /** The chain now starts from a new segment's header. */
    void enter(byte[] encodedHeader) {
        chain = SegmentHeader.hash(encodedHeader);
        begin();
    }

    /** Size of the tree after the last whole batch. */
    long treeSize() {
        return firstIndex;
    }

    /** Index that the next frame will have. */
    long nextIndex() {
        return tree.size();
    }

    /** Of the tree after the last whole batch. */
    Blob root() {
        return root;
    }

    List<Blob> frontier() {
        return tree.frontier().stream().map(Blob::owning).toList();
    }

    Blob chain() {
        return Blob.owning(chain);
    }

    long batch() {
        return batch;
    }

    int openFrames() {
        return frames;
    }

    int lanes() {
        return heads.size();
    }

    SortedMap<Integer, ChangeHead> heads() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(heads));
    }
}
