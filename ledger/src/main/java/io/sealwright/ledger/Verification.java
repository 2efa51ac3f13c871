// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What the offline verifier found.
 *
 * @param problems what is not as it was written; none means intact
 * @param remarks what is in order, but worth knowing
 * @param unproved what could not be checked with what the caller gave
 * @param head of the tree as far as it holds; empty if no segment could be read
 */
public record Verification(
        int segments,
        long batches,
        long frames,
        long changes,
        Optional<TreeHead> head,
        List<Finding> problems,
        List<Finding> remarks,
        List<String> unproved) {

    /**
     * Something at a place.
     *
     * @param segment the file's name
     * @param offset the first byte of the frame, trailer or header that is meant
     */
    public record Finding(String segment, long offset, String what) {

        @Override
        public String toString() {
            return "%s, byte %d: %s".formatted(segment, offset, what);
        }
    }

    public Verification {
        problems = List.copyOf(problems);
        remarks = List.copyOf(remarks);
        unproved = List.copyOf(unproved);
    }

    /** Whether everything that could be checked holds. */
    public boolean intact() {
        return problems.isEmpty();
    }

    /** For people: what was read, what is wrong and where, and what was not proved. */
    public String report() {
        StringBuilder report = new StringBuilder();
        report.append("%d segments, %d batches, %d frames, %d changes%n".formatted(segments, batches, frames, changes));
        head.ifPresent(tree -> report.append("tree size %d, root %s%n"
                .formatted(tree.size(), HexFormat.of().formatHex(tree.root().sharedBytes()))));
        problems.forEach(problem -> report.append("DAMAGED  ").append(problem).append(System.lineSeparator()));
        remarks.forEach(remark -> report.append("note     ").append(remark).append(System.lineSeparator()));
        unproved.forEach(gap -> report.append("unproved ").append(gap).append(System.lineSeparator()));
        report.append(intact() ? "INTACT, as far as it was proved" : "NOT INTACT")
                .append(System.lineSeparator());
        return report.toString();
    }
}
