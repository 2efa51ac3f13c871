// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.model;

import io.sealwright.contract.sealwright.SealwrightError;
import io.sealwright.gateway.Call;
import io.sealwright.vocabulary.AccountId;

/** What concerns every account is the management account's alone, whatever policies allow in others. */
public final class ManagementOnly {

    private ManagementOnly() {}

    /**
     * Passes the management account alone.
     *
     * @throws io.sealwright.vocabulary.ServiceException AccessDeniedException for every other account
     */
    public static void require(Call call, AccountId managementAccount) {
        if (!call.account().equals(managementAccount)) {
            throw SealwrightError.ACCESS_DENIED.saying("Only the management account may do this.");
        }
    }
}
