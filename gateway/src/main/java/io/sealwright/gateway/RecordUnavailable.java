// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

/**
 * The ledger cannot take the record of a change: the caller hears that the service is unavailable, and may try again.
 */
final class RecordUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RecordUnavailable(String why) {
        super(why, null, false, false);
    }
}
