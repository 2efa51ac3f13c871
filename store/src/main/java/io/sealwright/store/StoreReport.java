// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.util.Comparator;
import java.util.List;

/**
 * What a verification of the store has found.
 *
 * @param findings worst first; empty when all is as it was written
 * @param rows that were compared with the register
 * @param changes of the feed that were looked at
 */
public record StoreReport(List<Finding> findings, long rows, long changes) {

    /** How bad a finding is, the worst first. */
    public enum Severity {
        /** The history of the store is not the one that was written: nothing in it can be believed. */
        HISTORY,
        /** A row was taken away, so that something is missing or a limit is gone. */
        MISSING,
        /** A row is not the one that was written last. */
        CHANGED,
        /** A row is there that was never written, or was deleted. */
        FOREIGN
    }

    /** One thing that is wrong, in words for the operator. */
    public record Finding(Severity severity, String what) {}

    public StoreReport {
        findings = findings.stream()
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
    }

    public boolean intact() {
        return findings.isEmpty();
    }
}
