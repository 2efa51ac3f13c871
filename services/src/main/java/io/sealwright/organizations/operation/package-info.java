// SPDX-License-Identifier: Apache-2.0
/** One class for each operation of Organizations. */
@NullMarked
package io.sealwright.organizations.operation;

import org.jspecify.annotations.NullMarked;
