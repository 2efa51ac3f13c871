// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import java.util.UUID;

/**
 * The last change of one lane that the ledger holds.
 *
 * @param number counts from 1, without gaps
 * @param changeId random, so that another change under the same number shows
 */
public record ChangeHead(long number, UUID changeId) {}
