// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.installation;

import io.sealwright.crypto.RootKeyStamp;
import io.sealwright.vocabulary.AccountId;
import java.util.UUID;

/**
 * What never changes about a data folder.
 *
 * @param rootKey by which the store knows its root key again
 * @param node who writes the ledger
 * @param account the management account, made by the first start
 */
public record Installation(RootKeyStamp rootKey, UUID node, AccountId account) {}
