// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import io.sealwright.vocabulary.Blob;

/**
 * How much is recorded, and proof of what.
 *
 * @param size frames in the tree
 * @param root RFC 9162 root of that tree, 32 bytes
 */
public record TreeHead(long size, Blob root) {}
