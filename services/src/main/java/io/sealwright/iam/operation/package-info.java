// SPDX-License-Identifier: Apache-2.0
/** The operations of IAM, a class each. */
@NullMarked
package io.sealwright.iam.operation;

import org.jspecify.annotations.NullMarked;
