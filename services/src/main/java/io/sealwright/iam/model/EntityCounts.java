// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.vocabulary.AccountId;

/** How many entities an account has. May wait for the store. */
@FunctionalInterface
public interface EntityCounts {

    long amount(AccountId account, EntityKind kind);
}
