// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import java.util.UUID;

/**
 * Who writes: the node, and which of its lives.
 *
 * @param incarnation counted by the ledger, one more at each opening
 */
public record Origin(UUID node, long incarnation) {}
