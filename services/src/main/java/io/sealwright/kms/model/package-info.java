// SPDX-License-Identifier: Apache-2.0
/**
 * The domain of KMS and its pure rules: keys, their states, identifiers, encryption contexts, and where they are kept.
 */
@NullMarked
package io.sealwright.kms.model;

import org.jspecify.annotations.NullMarked;
