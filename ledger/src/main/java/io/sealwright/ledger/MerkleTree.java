// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * The Merkle tree of RFC 9162, of which only the frontier is kept: the roots of the complete subtrees from the left,
 * one for each bit of the size, the largest first. Not thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1">RFC 9162, 2.1</a>
 */
final class MerkleTree {
    private final Sha256 sha256;
    private final List<byte[]> frontier;
    private long size;

    MerkleTree() {
        this(new Sha256(), new ArrayList<>(), 0);
    }

    private MerkleTree(Sha256 sha256, List<byte[]> frontier, long size) {
        this.sha256 = sha256;
        this.frontier = frontier;
        this.size = size;
    }

    /** @throws IllegalArgumentException if a tree of that size has another number of frontier hashes */
    static MerkleTree of(long size, List<byte[]> frontier) {
        if (size < 0 || Long.bitCount(size) != frontier.size()) {
            throw new IllegalArgumentException("a frontier of %d hashes for size %d".formatted(frontier.size(), size));
        }
        return new MerkleTree(new Sha256(), new ArrayList<>(frontier), size);
    }

    /** Grows apart from this one; the hashes, which nobody changes, are shared. */
    MerkleTree copy() {
        return new MerkleTree(sha256, new ArrayList<>(frontier), size);
    }

    long size() {
        return size;
    }

    List<byte[]> frontier() {
        return List.copyOf(frontier);
    }

    void append(byte[] leafHash) {
        byte[] node = leafHash;
        for (long rest = size; (rest & 1) == 1; rest >>>= 1) {
            node = parent(sha256, frontier.removeLast(), node);
        }
        frontier.add(node);
        size++;
    }

    /** The tree's root; of the empty tree, the hash of nothing. */
    byte[] root() {
        if (frontier.isEmpty()) {
            return sha256.finish();
        }
        byte[] root = frontier.getLast();
        for (int i = frontier.size() - 2; i >= 0; i--) {
            root = parent(sha256, frontier.get(i), root);
        }
        return root;
    }

    static byte[] parent(Sha256 sha256, byte[] left, byte[] right) {
        return sha256.update((byte) 1).update(left).update(right).finish();
    }
}
