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
    private static final int MAX_POLICIES = 0xFFFF;

    /** No policy decided: the call was refused before one was asked, or no policy language applies to it. */
    public static final Basis NONE = new Basis(new byte[0]);

    private final byte[] bytes;

    private Basis(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Encodes {@code policies} in the order given; the empty list is {@link #NONE}. */
    public static Basis of(List<PolicyVersion> policies) {
        if (policies.isEmpty()) {
            return NONE;
        }
        if (policies.size() > MAX_POLICIES) {
            throw new IllegalArgumentException(policies.size() + " policies in one decision");
        }
        int length = 3;
        for (PolicyVersion policy : policies) {
            length += 1 + policy.source().length() + 8 + Sha256.BYTES;
        }
        byte[] bytes = new byte[length];
        bytes[0] = VERSION;
        BigEndian.putU16(bytes, 1, policies.size());
        int at = 3;
        for (PolicyVersion policy : policies) {
            at = encode(policy, bytes, at);
        }
        return new Basis(bytes);
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
        Basis basis = new Basis(bytes.clone());
        if (!Arrays.equals(of(basis.policies()).bytes, bytes)) {
            throw new IllegalArgumentException("a basis in another form");
        }
        return basis;
    }

    /** The policies that decided, in the order in which they were given. */
    public List<PolicyVersion> policies() {
        if (bytes.length == 0) {
            return List.of();
        }
        require(bytes.length > 3 && bytes[0] == VERSION);
        int count = BigEndian.u16(bytes, 1);
        List<PolicyVersion> policies = new ArrayList<>();
        int at = 3;
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
        return bytes.length;
    }

    void copyTo(byte[] target, int at) {
        System.arraycopy(bytes, 0, target, at, bytes.length);
    }

    private static void require(boolean wellFormed) {
        if (!wellFormed) {
            throw new IllegalArgumentException("a damaged basis");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Basis that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Basis" + policies();
    }
}
