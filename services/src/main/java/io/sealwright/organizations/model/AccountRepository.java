// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

import io.sealwright.gateway.Write;
import io.sealwright.vocabulary.AccountId;
import java.util.List;
import java.util.Optional;

/** Where accounts are kept. Strongly consistent. Every method but {@link #insert} may wait for the store. */
public interface AccountRepository {

    Optional<Account> find(AccountId id);

    /** All accounts, in the order of their numbers. Empty before the first start. */
    List<Account> list();

    /** What makes an account. Whoever commits it twice meets the unique key. */
    Write insert(Account account);
}
