// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Region;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who and where the installation is.
 *
 * @param accountDigits the account of the first start, or empty for a random one; later starts must agree with it
 * @param defaultRegion the Region of the credentials file and of calls that are unsigned by nature
 * @param partition first part of every ARN
 */
public record AccountConfig(String accountDigits, Region defaultRegion, String partition) {
    private static final Pattern PARTITION = Pattern.compile("aws(-[a-z]{1,16}){0,3}");

    public AccountConfig {
        SettingRefused.unless(
                accountDigits.isEmpty() || AccountId.isWellFormed(accountDigits),
                Setting.ACCOUNT_ID,
                accountDigits,
                "an account id has twelve digits");
        SettingRefused.unless(
                PARTITION.matcher(partition).matches(),
                Setting.PARTITION,
                partition,
                "a partition such as aws is expected");
    }

    static AccountConfig of(Settings settings) {
        String region = settings.text(Setting.DEFAULT_REGION);
        SettingRefused.unless(
                Region.isWellFormed(region), Setting.DEFAULT_REGION, region, "a Region such as us-east-1 is expected");
        return new AccountConfig(
                settings.text(Setting.ACCOUNT_ID), new Region(region), settings.text(Setting.PARTITION));
    }

    /** The account the operator asks for. */
    public Optional<AccountId> account() {
        return accountDigits.isEmpty() ? Optional.empty() : Optional.of(new AccountId(accountDigits));
    }
}
