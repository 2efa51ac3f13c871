// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.jwt;

import io.sealwright.vocabulary.AccountId;
import java.util.Optional;

/** Where the keys of issuers come from. */
public interface IssuerKeys {

    /**
     * The keys of an issuer. May wait for the issuer.
     *
     * @param account that registered the issuer
     * @return empty where they cannot be had; why is not for callers to know
     */
    Optional<KeySet> of(AccountId account, String issuer);

    /** The same, asked anew where they may have changed since: a token names a key that is not among them. */
    Optional<KeySet> newerOf(AccountId account, String issuer);
}
