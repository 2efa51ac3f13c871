// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.gateway.Write;
import io.sealwright.vocabulary.AccountId;
import java.time.Instant;
import java.util.Optional;

/** The alias of an account: another name for it, which no two accounts share. May wait for the store. */
public interface AccountAliases {

    /** The alias of an account. */
    Optional<String> of(AccountId account);

    /**
     * What gives an account this alias, in the place of the one it had. Refused with EntityAlreadyExists when an
     * account has it.
     */
    Write put(AccountId account, String alias, Instant now);

    /** What takes an account its alias. A conflict, if it is not this one any more. */
    Write delete(AccountId account, String alias);
}
