// SPDX-License-Identifier: Apache-2.0
/**
 * Our own service, signed for as {@code sealwright}: what AWS has no API for. Today it tells why a call was decided as
 * it was, and what another key policy would change.
 *
 * <p>Start at {@link io.sealwright.admin.AdminService}, the list of operations.
 *
 * <p>What must stay true: (1) who asks hears of calls of its own account only; (2) a policy is shown only to who may
 * read it; (3) nothing here changes anything.
 */
@NullMarked
package io.sealwright.admin;

import org.jspecify.annotations.NullMarked;
