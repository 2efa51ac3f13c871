// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.doctor;

/**
 * One thing that an operator should know.
 *
 * @param what is so, with names and figures
 * @param advice what to do; empty when there is nothing to do
 */
public record Finding(Severity severity, String what, String advice) {

    /** How bad it is, the worst first. */
    public enum Severity {
        /** Keys are in danger of being lost or read, or the server does not or will soon not serve. */
        DANGER,
        /** It will become a danger, or weakens what the server promises. */
        WARNING,
        /** Worth knowing; or something that could not be examined. */
        NOTE
    }

    static Finding danger(String what, String advice) {
        return new Finding(Severity.DANGER, what, advice);
    }

    static Finding warning(String what, String advice) {
        return new Finding(Severity.WARNING, what, advice);
    }

    static Finding note(String what, String advice) {
        return new Finding(Severity.NOTE, what, advice);
    }
}
