// SPDX-License-Identifier: Apache-2.0
/** Recorded calls, decided again. */
@NullMarked
package io.sealwright.admin.model;

import org.jspecify.annotations.NullMarked;
