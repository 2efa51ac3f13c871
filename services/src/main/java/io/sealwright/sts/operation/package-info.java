// SPDX-License-Identifier: Apache-2.0
/** The operations of STS, one a file. */
@NullMarked
package io.sealwright.sts.operation;

import org.jspecify.annotations.NullMarked;
