// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import java.time.Instant;
import java.util.List;

/**
 * An identity provider whose tokens roles may trust, at one version of its row.
 *
 * @param url the issuer without {@code https://}, as ARNs and conditions name it; unique in the account
 * @param clientIds the audiences that tokens may be for, at most {@link #MAX_CLIENT_IDS}
 * @param thumbprints SHA-1 of certificates, 40 hexadecimal digits each; kept and told, and nothing rests on them
 */
public record OpenIdConnectProvider(
        AccountId account,
        String url,
        Instant created,
        List<String> clientIds,
        List<String> thumbprints,
        List<Tag> tags,
        long version) {

    /** The most client ids of one provider. */
    public static final int MAX_CLIENT_IDS = 100;

    private static final long FIRST_VERSION = 1;

    public OpenIdConnectProvider {
        clientIds = List.copyOf(clientIds);
        thumbprints = List.copyOf(thumbprints);
        tags = List.copyOf(tags);
    }

    public static OpenIdConnectProvider create(
            AccountId account,
            String url,
            Instant now,
            List<String> clientIds,
            List<String> thumbprints,
            List<Tag> tags) {
        return new OpenIdConnectProvider(account, url, now, clientIds, thumbprints, tags, FIRST_VERSION);
    }

    public OpenIdConnectProvider withClientIds(List<String> changed) {
        return new OpenIdConnectProvider(account, url, created, changed, thumbprints, tags, version + 1);
    }

    public OpenIdConnectProvider withThumbprints(List<String> changed) {
        return new OpenIdConnectProvider(account, url, created, clientIds, changed, tags, version + 1);
    }

    public OpenIdConnectProvider withTags(List<Tag> changed) {
        return new OpenIdConnectProvider(account, url, created, clientIds, thumbprints, changed, version + 1);
    }

    public Arn arn(String partition) {
        return new Arn(partition, "iam", "", account.digits(), "oidc-provider/" + url);
    }
}
