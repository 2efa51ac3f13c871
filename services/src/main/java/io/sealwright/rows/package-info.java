// SPDX-License-Identifier: Apache-2.0
/**
 * What the rooms' tables have in common: a MAC on every row ({@link io.sealwright.rows.RowMac}) and policy documents
 * kept once by their hash ({@link io.sealwright.rows.PolicyDocuments}).
 *
 * <p>What must stay true: a row that was changed behind our back is an error that is seen, never a row that is not
 * there.
 */
@NullMarked
package io.sealwright.rows;

import org.jspecify.annotations.NullMarked;
