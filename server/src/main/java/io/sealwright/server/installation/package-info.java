// SPDX-License-Identifier: Apache-2.0
/**
 * What makes a data folder an installation: its root key's stamp, its node id and first account, the wrapped domain
 * keys, and the rule by which store and ledger must agree at each start.
 */
@NullMarked
package io.sealwright.server.installation;

import org.jspecify.annotations.NullMarked;
