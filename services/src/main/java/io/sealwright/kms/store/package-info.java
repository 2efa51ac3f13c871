// SPDX-License-Identifier: Apache-2.0
/** Where KMS keeps its keys: SQL, and what memory holds of them. */
@NullMarked
package io.sealwright.kms.store;

import org.jspecify.annotations.NullMarked;
