// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.contract.iam.IamError;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a provider may be made of.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html">CreateOpenIDConnectProvider</a>
 */
public final class OpenIdConnectProviders {
    private static final String SCHEME = "https://";
    private static final int MAX_THUMBPRINTS = 5;
    private static final Pattern THUMBPRINT = Pattern.compile("[0-9a-fA-F]{40}");

    private OpenIdConnectProviders() {}

    /**
     * The name of a provider, from its URL.
     *
     * @throws io.sealwright.vocabulary.ServiceException ValidationError
     */
    public static String name(String url) {
        URI read = read(url);
        if (!url.startsWith(SCHEME)
                || read.getHost() == null
                || read.getRawQuery() != null
                || read.getRawFragment() != null
                || read.getRawUserInfo() != null) {
            throw invalidUrl();
        }
        String name = url.substring(SCHEME.length());
        return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }

    private static URI read(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException _) {
            throw invalidUrl();
        }
    }

    private static RuntimeException invalidUrl() {
        return IamError.VALIDATION.because("Invalid Open ID Connect Provider URL");
    }

    /**
     * The client ids of a request, each once.
     *
     * @throws io.sealwright.vocabulary.ServiceException LimitExceeded
     */
    public static List<String> clientIds(List<String> given) {
        List<String> distinct = given.stream().distinct().toList();
        if (distinct.size() > OpenIdConnectProvider.MAX_CLIENT_IDS) {
            throw Quotas.exceeded("ClientIdsPerOpenIdConnectProvider", OpenIdConnectProvider.MAX_CLIENT_IDS);
        }
        return distinct;
    }

    /**
     * The thumbprints of a request.
     *
     * @throws io.sealwright.vocabulary.ServiceException InvalidInput
     */
    public static List<String> thumbprints(List<String> given) {
        if (given.size() > MAX_THUMBPRINTS) {
            throw IamError.INVALID_INPUT.because("Thumbprint list must contain fewer than 5 entries.");
        }
        for (String thumbprint : given) {
            if (!THUMBPRINT.matcher(thumbprint).matches()) {
                throw IamError.INVALID_INPUT.because("Thumbprint should contain hexadecimal digits only.");
            }
        }
        return given;
    }
}
