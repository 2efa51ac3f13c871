// SPDX-License-Identifier: Apache-2.0
/**
 * Other people's clients against the built distribution, and a server that is killed.
 *
 * <p>Start at {@link io.sealwright.acceptance.RunningServer}. Everything here sees what a customer and an operator see:
 * HTTP, the files of the data folder, and the ledger through its reader. What must stay true: (1) the endpoint is given
 * to every client in so many words and the environment is cleared, so that no test can ever reach the real AWS; (2)
 * time is printed, never asserted.
 */
@NullMarked
package io.sealwright.acceptance;

import org.jspecify.annotations.NullMarked;
