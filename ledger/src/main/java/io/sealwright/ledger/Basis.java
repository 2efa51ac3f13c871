// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import io.sealwright.vocabulary.Blob;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What decided: the generations and document hashes of the policies behind one outcome, encoded once and shared by all
 * entries with the same decision. It lies beside the event, not in it, so that a decision can be computed again without
 * any document being stored twice.
 *
 * <p>Form: nothing for {@link #NONE}; else version 1 (u8), count (u16), and for each policy the source (u8 length,
 * ASCII), the generation (u64) and the document hash (32 bytes). Immutable.
 */
public final class Basis {
    private static final byte VERSION = 1;
    private static final int HEADER = 3;
    private static final int MAX_POLICIES = 0xFFFF;

    /** No policy decided: the call was refused before one was asked, or no policy language applies to it. */
    public static final Basis NONE = new Basis(0, 0);

    private final int count;
    private final int length;
    private final byte[][] pieces;

    private Basis(int count, int length, byte[]... pieces) {
        if (count > MAX_POLICIES) {
            throw new IllegalArgumentException(count + " policies in one decision");
        }
        this.count = count;
        this.length = length;
        this.pieces = pieces;
    }

    /** Encodes {@code policies} in the order given; the empty list is {@link #NONE}. */
    public static Basis of(List<PolicyVersion> policies) {
        if (policies.isEmpty()) {
            return NONE;
        }
        int length = 0;
        for (PolicyVersion policy : policies) {
            length += 1 + policy.source().length() + 8 + Sha256.BYTES;
        }
        byte[] piece = new byte[length];
        int at = 0;
        for (PolicyVersion policy : policies) {
            at = encode(policy, piece, at);
        }
        return new Basis(policies.size(), HEADER + length, piece);
    }

    /** All of them, one after the other. Nothing is encoded or copied again: what decides together changes often. */
    public static Basis joined(Basis... parts) {
        int count = 0;
        int length = HEADER;
        int pieces = 0;
        for (Basis part : parts) {
            count += part.count;
            length += part.encodedLength();
            pieces += part.pieces.length;
        }
        if (count == 0) {
            return NONE;
        }
        byte[][] all = new byte[pieces][];
        int at = 0;
        for (Basis part : parts) {
            System.arraycopy(part.pieces, 0, all, at, part.pieces.length);
            at += part.pieces.length;
        }
        return new Basis(count, length, all);
    }

    private static int encode(PolicyVersion policy, byte[] bytes, int start) {
        String source = policy.source();
        bytes[start] = (byte) source.length();
        int at = start + 1;
        for (int i = 0; i < source.length(); i++) {
            bytes[at++] = (byte) source.charAt(i);
        }
        BigEndian.putI64(bytes, at, policy.generation());
        System.arraycopy(policy.documentHash().sharedBytes(), 0, bytes, at + 8, Sha256.BYTES);
        return at + 8 + Sha256.BYTES;
    }

    /** @throws IllegalArgumentException if {@code bytes} are not exactly what {@link #of} makes */
    static Basis parse(byte[] bytes) {
        if (bytes.length == 0) {
            return NONE;
        }
        Basis basis = of(policies(bytes));
        if (!Arrays.equals(basis.bytes(), bytes)) {
            throw new IllegalArgumentException("a basis in another form");
        }
        return basis;
    }

    /** The policies that decided, in the order in which they were given. */
    public List<PolicyVersion> policies() {
        return count == 0 ? List.of() : policies(bytes());
    }

    private static List<PolicyVersion> policies(byte[] bytes) {
        require(bytes.length > HEADER && bytes[0] == VERSION);
        int count = BigEndian.u16(bytes, 1);
        List<PolicyVersion> policies = new ArrayList<>();
        int at = HEADER;
        for (int i = 0; i < count; i++) {
            require(at < bytes.length);
            int sourceLength = bytes[at] & 0xFF;
            int end = at + 1 + sourceLength + 8 + Sha256.BYTES;
            require(end <= bytes.length);
            String source = new String(bytes, at + 1, sourceLength, StandardCharsets.US_ASCII);
            long generation = BigEndian.i64(bytes, at + 1 + sourceLength);
            Blob hash = Blob.owning(Arrays.copyOfRange(bytes, end - Sha256.BYTES, end));
            policies.add(new PolicyVersion(source, generation, hash));
            at = end;
        }
        return List.copyOf(policies);
    }

    int length() {
        return length;
    }

    private int encodedLength() {
        return count == 0 ? 0 : length - HEADER;
    }

    void copyTo(byte[] target, int at) {
        if (count == 0) {
            return;
        }
        target[at] = VERSION;
        BigEndian.putU16(target, at + 1, count);
        int end = at + HEADER;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, target, end, piece.length);
            end += piece.length;
        }
    }

    private byte[] bytes() {
        byte[] bytes = new byte[length];
        copyTo(bytes, 0);
        return bytes;
    }

    private static void require(boolean wellFormed) {
        if (!wellFormed) {
            throw new IllegalArgumentException("a damaged basis");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Basis that && Arrays.equals(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes());
    }

    @Override
    public String toString() {
        return "Basis" + policies();
    }
}
