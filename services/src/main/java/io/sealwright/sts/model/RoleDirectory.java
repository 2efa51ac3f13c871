// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.model;

import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import java.util.Optional;

/**
 * Where roles are found, held in memory until a change touches them. On an event loop, where memory does not hold the
 * answer, all say {@link io.sealwright.vocabulary.NotAtHand}.
 */
public interface RoleDirectory {

    /** The role with this ARN, its path included. */
    Optional<Role> find(Arn arn);

    /** The role with this unique id, if it still is. */
    Optional<Role> find(AccountId account, String roleId);
}
