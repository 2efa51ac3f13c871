// SPDX-License-Identifier: Apache-2.0
/**
 * STS: who a caller is.
 *
 * <p>Start at {@link io.sealwright.sts.StsService}, the list of operations.
 */
@NullMarked
package io.sealwright.sts;

import org.jspecify.annotations.NullMarked;
