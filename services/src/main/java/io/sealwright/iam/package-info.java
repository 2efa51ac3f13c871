// SPDX-License-Identifier: Apache-2.0
/**
 * IAM: who may sign, and what their own policies let them do.
 *
 * <p>Start at {@link io.sealwright.iam.HeldAccessKeys} and {@link io.sealwright.iam.HeldIdentityPolicies}, which every
 * request asks; the first user is made by {@link io.sealwright.iam.FirstAdministrator}.
 *
 * <p>What must stay true: (1) a user's unique id is never given again; (2) a secret access key leaves this room once,
 * when it is made, and is stored sealed for one key, account and version; (3) what narrows a user's rights is listed in
 * the user's own row.
 */
@NullMarked
package io.sealwright.iam;

import org.jspecify.annotations.NullMarked;
