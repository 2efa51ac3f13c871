// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import io.sealwright.vocabulary.SecretBytes;

/**
 * Where the root key lives, and what is done with it there: domain keys are wrapped and unwrapped, at start and at
 * rotation, never per request. The root key itself does not come out.
 */
public interface Seal {

    /** How the store knows this seal's root key again. */
    RootKeyStamp stamp();

    /**
     * Seals a domain key under the root key, bound to its domain and version.
     *
     * @throws RootKeyRefused if the root key is not at hand any more, or not the one it was
     */
    WrappedDomainKey wrap(Domain domain, int version, SecretBytes domainKey) throws RootKeyRefused;

    /**
     * Undoes {@link #wrap}.
     *
     * @throws BadSeal if this root key did not wrap it for this domain and version
     */
    SecretBytes unwrap(WrappedDomainKey wrapped) throws BadSeal, RootKeyRefused;
}
