// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

/** The bytes of an entry, wherever they lie. */
public sealed interface EntrySource permits LedgerEntry, EntryView {

    /** How many bytes the entry has. */
    int length();

    /** Writes all of them to {@code target} from {@code at}. */
    void copyTo(byte[] target, int at);
}
