// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import io.sealwright.vocabulary.Blob;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A statement of the ledger's whole content, in the text of a C2SP tlog-checkpoint: origin line, tree size, root, and
 * extension lines of ours; a blank line ends it, and signature lines may follow. What it says is kept by somebody else,
 * and given to the verifier as the point up to which nothing may have changed.
 *
 * <pre>
 * sealwright/ledger/01234567-89ab-cdef-0123-456789abcdef
 * 1234
 * (root, base64)
 * incarnation 7
 * batch 99
 * chain (chain hash of that batch, base64)
 * time 2026-01-08T00:00:00Z
 * frontier (hash, base64)          once for each
 * change 0 17 (change id)          once for each lane: lane, number, id
 * </pre>
 *
 * @param frontier of the tree, from which the tree can be continued without its leaves
 * @param heads last change of every lane
 * @see <a href="https://c2sp.org/tlog-checkpoint">C2SP tlog-checkpoint</a>
 */
public record Checkpoint(
        Origin origin,
        TreeHead head,
        long batch,
        Blob chain,
        Instant time,
        List<Blob> frontier,
        SortedMap<Integer, ChangeHead> heads) {

    private static final String ORIGIN = "sealwright/ledger/";
    private static final int MAX_LINES = 6 + Long.SIZE + SegmentFormat.MAX_LANES;

    /** The name under which the ledger keeps its last one. */
    static final String FILE = "checkpoint";

    public Checkpoint {
        if (head.size() < 0 || frontier.size() != Long.bitCount(head.size()) || batch < 0) {
            throw new IllegalArgumentException("a checkpoint of size " + head.size());
        }
        if (!rootOf(head.size(), frontier).equals(head.root())) {
            throw new IllegalArgumentException("the frontier of a checkpoint does not give its root");
        }
        frontier = List.copyOf(frontier);
        heads = Collections.unmodifiableSortedMap(new TreeMap<>(heads));
    }

    private static Blob rootOf(long size, List<Blob> frontier) {
        return Blob.owning(
                MerkleTree.of(size, frontier.stream().map(Blob::sharedBytes).toList())
                        .root());
    }

    /** The text that a signature covers: all lines, each ended by a newline, without the blank line. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(ORIGIN).append(origin.node()).append('\n');
        text.append(head.size()).append('\n');
        text.append(base64(head.root())).append('\n');
        text.append("incarnation ").append(origin.incarnation()).append('\n');
        text.append("batch ").append(batch).append('\n');
        text.append("chain ").append(base64(chain)).append('\n');
        text.append("time ").append(time).append('\n');
        for (Blob hash : frontier) {
            text.append("frontier ").append(base64(hash)).append('\n');
        }
        heads.forEach((lane, last) -> text.append("change ")
                .append(lane)
                .append(' ')
                .append(last.number())
                .append(' ')
                .append(last.changeId())
                .append('\n'));
        return text.toString();
    }

    /**
     * Reads {@link #text}, with or without the blank line and signatures behind it. Signatures are not checked here.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static Checkpoint parse(String text) {
        int blank = text.indexOf("\n\n");
        String body = blank < 0 ? text : text.substring(0, blank + 1);
        List<String> lines = body.lines().limit(MAX_LINES + 2L).toList();
        require(lines.size() >= 7
                && lines.size() <= MAX_LINES + 1
                && lines.getFirst().startsWith(ORIGIN));
        try {
            Checkpoint checkpoint = read(lines);
            require(checkpoint.text().equals(body));
            return checkpoint;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a checkpoint: " + e.getMessage(), e);
        }
    }

    private static Checkpoint read(List<String> lines) {
        List<Blob> frontier = new ArrayList<>();
        SortedMap<Integer, ChangeHead> heads = new TreeMap<>();
        for (String line : lines.subList(7, lines.size())) {
            if (line.startsWith("frontier ")) {
                frontier.add(hash(value(line, "frontier ")));
                continue;
            }
            String[] parts = value(line, "change ").split(" ", -1);
            require(parts.length == 3);
            heads.put(Integer.parseInt(parts[0]), new ChangeHead(Long.parseLong(parts[1]), UUID.fromString(parts[2])));
        }
        Origin origin = new Origin(
                UUID.fromString(lines.get(0).substring(ORIGIN.length())),
                Long.parseLong(value(lines.get(3), "incarnation ")));
        return new Checkpoint(
                origin,
                new TreeHead(Long.parseLong(lines.get(1)), hash(lines.get(2))),
                Long.parseLong(value(lines.get(4), "batch ")),
                hash(value(lines.get(5), "chain ")),
                Instant.parse(value(lines.get(6), "time ")),
                frontier,
                heads);
    }

    byte[] file() {
        return (text() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String value(String line, String name) {
        require(line.startsWith(name));
        return line.substring(name.length());
    }

    private static Blob hash(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        require(bytes.length == Sha256.BYTES);
        return Blob.owning(bytes);
    }

    private static String base64(Blob hash) {
        return Base64.getEncoder().encodeToString(hash.sharedBytes());
    }

    private static void require(boolean wellFormed) {
        if (!wellFormed) {
            throw new IllegalArgumentException("not a checkpoint");
        }
    }
}
