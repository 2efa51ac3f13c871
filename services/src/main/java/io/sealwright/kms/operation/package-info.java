// SPDX-License-Identifier: Apache-2.0
/** One file for each API operation, named as AWS names it. */
@NullMarked
package io.sealwright.kms.operation;

import org.jspecify.annotations.NullMarked;
