// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

/**
 * Whom a statement reached. In a key policy the difference decides: one that names the caller <em>grants</em>, one that
 * names only the account <em>delegates</em> to the account's identity policies.
 */
enum Reach {
    NOBODY,
    ACCOUNT,
    CALLER
}
