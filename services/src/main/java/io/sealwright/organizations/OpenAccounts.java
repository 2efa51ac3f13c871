// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations;

import io.sealwright.gateway.signature.AccessKey;
import io.sealwright.gateway.signature.AccessKeyFinding;
import io.sealwright.gateway.signature.AccessKeys;
import org.jspecify.annotations.Nullable;

/**
 * The access keys of accounts that were not closed. Whoever belongs to a closed account is unknown, with whatever
 * credential: a user's key, a session's, a role's of which a session began before. Thread-safe.
 */
public final class OpenAccounts implements AccessKeys {
    private final AccessKeys all;
    private final HeldOrganization organization;

    public OpenAccounts(AccessKeys all, HeldOrganization organization) {
        this.all = all;
        this.organization = organization;
    }

    @Override
    public AccessKeyFinding find(String accessKeyId, @Nullable String sessionToken) {
        AccessKeyFinding found = all.find(accessKeyId, sessionToken);
        return found instanceof AccessKey key
                        && organization.isClosed(key.principal().account())
                ? AccessKeyFinding.Missing.UNKNOWN
                : found;
    }
}
