// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import io.sealwright.vocabulary.Blob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proofs over the ledger's tree, made offline from its leaf hashes: that a frame is in it, and that a longer tree
 * contains a shorter one. Checking a proof needs no more than the proof and two roots.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1.3">RFC 9162, 2.1.3 and 2.1.4</a>
 */
public final class MerkleProofs {
    private final List<Blob> leaves;
    private final Sha256 sha256 = new Sha256();

    /** Over all leaf hashes in order; smaller trees are their beginnings. */
    public MerkleProofs(List<Blob> leaves) {
        this.leaves = List.copyOf(leaves);
    }

    /** Root of the tree of the first {@code size} leaves. */
    public Blob root(int size) {
        return Blob.owning(hash(0, size));
    }

    /** PATH(index, first {@code size} leaves), from the leaf up. */
    public List<Blob> inclusion(int index, int size) {
        if (index < 0 || index >= size || size > leaves.size()) {
            throw new IllegalArgumentException("leaf %d of %d".formatted(index, size));
        }
        List<Blob> path = new ArrayList<>();
        path(index, 0, size, path);
        return List.copyOf(path);
    }

    /** PROOF(older, first {@code size} leaves). */
    public List<Blob> consistency(int older, int size) {
        if (older < 1 || older > size || size > leaves.size()) {
            throw new IllegalArgumentException("size %d within %d".formatted(older, size));
        }
        List<Blob> proof = new ArrayList<>();
        subproof(older, 0, size, true, proof);
        return List.copyOf(proof);
    }

    private byte[] hash(int from, int to) {
        int size = to - from;
        if (size == 0) {
            return sha256.finish();
        }
        if (size == 1) {
            return leaves.get(from).sharedBytes();
        }
        int split = from + split(size);
        return MerkleTree.parent(sha256, hash(from, split), hash(split, to));
    }

    private void path(int index, int from, int to, List<Blob> path) {
        if (to - from == 1) {
            return;
        }
        int split = from + split(to - from);
        if (index < split) {
            path(index, from, split, path);
            path.add(Blob.owning(hash(split, to)));
        } else {
            path(index, split, to, path);
            path.add(Blob.owning(hash(from, split)));
        }
    }

    private void subproof(int older, int from, int to, boolean whole, List<Blob> proof) {
        if (older == to) {
            if (!whole) {
                proof.add(Blob.owning(hash(from, to)));
            }
            return;
        }
        int split = from + split(to - from);
        if (older <= split) {
            subproof(older, from, split, whole, proof);
            proof.add(Blob.owning(hash(split, to)));
        } else {
            subproof(older, split, to, false, proof);
            proof.add(Blob.owning(hash(from, split)));
        }
    }

    /** The largest power of two smaller than {@code size}. */
    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }

    /** RFC 9162, 2.1.3.2: whether {@code proof} leads from the leaf to the root. */
    public static boolean included(Blob leafHash, long index, TreeHead tree, List<Blob> proof) {
        if (index < 0 || index >= tree.size()) {
            return false;
        }
        Sha256 sha256 = new Sha256();
        long node = index;
        long last = tree.size() - 1;
        byte[] hash = leafHash.sharedBytes();
        for (Blob step : proof) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = MerkleTree.parent(sha256, step.sharedBytes(), hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                hash = MerkleTree.parent(sha256, hash, step.sharedBytes());
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && Blob.owning(hash).equals(tree.root());
    }

    /** RFC 9162, 2.1.4.2: whether {@code proof} shows that {@code newer} begins with {@code older}. */
    public static boolean consistent(TreeHead older, TreeHead newer, List<Blob> proof) {
        if (older.size() < 1 || older.size() > newer.size()) {
            return false;
        }
        if (older.size() == newer.size()) {
            return proof.isEmpty() && older.root().equals(newer.root());
        }
        boolean powerOfTwo = Long.bitCount(older.size()) == 1;
        Optional<Blob> first =
                powerOfTwo ? Optional.of(older.root()) : proof.stream().findFirst();
        if (first.isEmpty() || proof.isEmpty()) {
            return false;
        }
        return walk(older, newer, first.get(), proof.subList(powerOfTwo ? 0 : 1, proof.size()));
    }

    private static boolean walk(TreeHead older, TreeHead newer, Blob first, List<Blob> proof) {
        Sha256 sha256 = new Sha256();
        int skip = Long.numberOfTrailingZeros(older.size());
        long node = (older.size() - 1) >>> skip;
        long last = (newer.size() - 1) >>> skip;
        byte[] olderHash = first.sharedBytes();
        byte[] newerHash = first.sharedBytes();
        for (Blob step : proof) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                olderHash = MerkleTree.parent(sha256, step.sharedBytes(), olderHash);
                newerHash = MerkleTree.parent(sha256, step.sharedBytes(), newerHash);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                newerHash = MerkleTree.parent(sha256, newerHash, step.sharedBytes());
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0
                && Blob.owning(olderHash).equals(older.root())
                && Blob.owning(newerHash).equals(newer.root());
    }
}
