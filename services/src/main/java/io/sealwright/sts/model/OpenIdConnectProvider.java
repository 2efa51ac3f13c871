// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.model;

import io.sealwright.vocabulary.Arn;
import java.util.List;

/**
 * A registered OpenID Connect provider. Immutable.
 *
 * @param url the issuer, letter for letter as tokens name it, {@code https://…}
 * @param clientIds the audiences that its tokens may be for
 */
public record OpenIdConnectProvider(Arn arn, String url, List<String> clientIds) {

    private static final String SCHEME = "https://";

    public OpenIdConnectProvider {
        if (!url.startsWith(SCHEME) || url.length() == SCHEME.length()) {
            throw new IllegalArgumentException("an issuer is an https URL");
        }
        clientIds = List.copyOf(clientIds);
    }

    /** The URL without its scheme: what ARNs and condition keys carry. */
    public String name() {
        return url.substring(SCHEME.length());
    }
}
