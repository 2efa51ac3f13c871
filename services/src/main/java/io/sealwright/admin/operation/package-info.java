// SPDX-License-Identifier: Apache-2.0
/** The operations of our own service, one a file. */
@NullMarked
package io.sealwright.admin.operation;

import org.jspecify.annotations.NullMarked;
