// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.jwt;

import io.sealwright.gateway.Proof;
import io.sealwright.sts.model.OpenIdConnectProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a verified token says: only {@link TokenVerifier} makes one, and nobody reads the token again.
 *
 * @param audience the client that the token was issued to: {@code azp}, or the registered one of {@code aud}
 * @param otherAudiences {@code aud}, where {@code azp} is there too
 * @param methods {@code amr}: how the subject proved who it is
 * @param sourceIdentity of the claim {@code https://aws.amazon.com/source_identity}, or null
 * @param tags of the claim {@code https://aws.amazon.com/tags}, as {@code transitiveTagKeys}
 */
public record IdentityToken(
        OpenIdConnectProvider provider,
        String subject,
        String audience,
        List<String> otherAudiences,
        List<String> methods,
        @Nullable String sourceIdentity,
        Map<String, String> tags,
        Set<String> transitiveTagKeys)
        implements Proof {}
