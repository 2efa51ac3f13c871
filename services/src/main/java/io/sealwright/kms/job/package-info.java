// SPDX-License-Identifier: Apache-2.0
/** What happens to keys without a request. */
@NullMarked
package io.sealwright.kms.job;

import org.jspecify.annotations.NullMarked;
