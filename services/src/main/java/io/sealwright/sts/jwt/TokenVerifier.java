// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.jwt;

import io.sealwright.contract.JsonObject;
import io.sealwright.contract.sts.StsError;
import io.sealwright.sts.model.OpenIdConnectProvider;
import io.sealwright.sts.model.ProviderDirectory;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.ServiceException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies identity tokens for the role of an account: registered issuer, that issuer's keys, audience, times. Nothing
 * is looked up for a token but the provider that it names, in the role's own account. Thread-safe.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation">OpenID Connect Core, section
 *     3.1.3.7</a>
 */
public final class TokenVerifier {
    private static final String SCHEME = "https://";
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final int MAX_CLAIM = 255;
    private static final BigDecimal LATEST = BigDecimal.valueOf(Instant.MAX.getEpochSecond());

    private static final String NOT_A_TOKEN =
            "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)";
    private static final String NO_KEY = "Couldn't retrieve verification key from your identity provider,"
            + "  please reference AssumeRoleWithWebIdentity documentation for requirements";

    private final ProviderDirectory providers;
    private final IssuerKeys keys;
    private final String partition;

    public TokenVerifier(ProviderDirectory providers, IssuerKeys keys, String partition) {
        this.providers = providers;
        this.keys = keys;
        this.partition = partition;
    }

    /**
     * The token, once everything about it holds.
     *
     * @param account whose role is to be assumed, and whose provider must vouch
     * @throws ServiceException InvalidIdentityToken, ExpiredTokenException
     */
    public IdentityToken verify(byte[] text, AccountId account, Instant now) {
        CompactToken token = CompactToken.parse(text).orElseThrow(() -> invalid(NOT_A_TOKEN));
        JsonObject claims = token.claims();
        OpenIdConnectProvider provider = provider(account, required(claims, "iss"));
        requireSignature(token, account, provider);
        requireTimes(claims, now);
        String subject = required(claims, "sub");
        String party = claims.text("azp").orElse(null);
        return new IdentityToken(
                provider,
                subject,
                audience(claims, party, provider),
                party == null ? List.of() : claims.texts("aud"),
                claims.texts("amr"),
                sourceIdentity(claims),
                tags(claims),
                transitiveTagKeys(claims));
    }

    private OpenIdConnectProvider provider(AccountId account, String issuer) {
        return arn(account, issuer)
                .flatMap(providers::find)
                .filter(found -> found.url().equals(issuer))
                .orElseThrow(() -> invalid("No OpenIDConnect provider found in your account for " + issuer));
    }

    private Optional<Arn> arn(AccountId account, String issuer) {
        return issuer.startsWith(SCHEME) && issuer.length() > SCHEME.length()
                ? Optional.of(new Arn(
                        partition, "iam", "", account.digits(), "oidc-provider/" + issuer.substring(SCHEME.length())))
                : Optional.empty();
    }

    private void requireSignature(CompactToken token, AccountId account, OpenIdConnectProvider provider) {
        KeySet known = keys.of(account, provider.url())
                .filter(set -> set.mayHaveSigned(token))
                .or(() -> keys.newerOf(account, provider.url()))
                .filter(set -> set.mayHaveSigned(token))
                .orElseThrow(() -> invalid(NO_KEY));
        if (!known.signed(token)) {
            throw invalid("The signature of the token does not match.");
        }
    }

    private static void requireTimes(JsonObject claims, Instant now) {
        Instant expires = time(claims, "exp").orElseThrow(() -> missing("exp"));
        Instant issued = time(claims, "iat").orElseThrow(() -> missing("iat"));
        if (!now.isBefore(expires)) {
            throw StsError.EXPIRED_TOKEN.because(
                    "Token expired: current date/time %d must be before the expiration date/time %d",
                    now.getEpochSecond(), expires.getEpochSecond());
        }
        Instant earliest = now.plus(CLOCKS_DIFFER);
        if (issued.isAfter(earliest) || (claims.has("nbf") && notBefore(claims).isAfter(earliest))) {
            throw invalid("The token is not valid yet.");
        }
    }

    private static Instant notBefore(JsonObject claims) {
        return time(claims, "nbf").orElseThrow(() -> missing("nbf"));
    }

    private static Optional<Instant> time(JsonObject claims, String name) {
        return claims.number(name)
                .filter(seconds -> seconds.signum() >= 0 && seconds.compareTo(LATEST) <= 0)
                .map(seconds -> Instant.ofEpochSecond(seconds.longValue()));
    }

    /** Where the token says who may use it, that is the audience; else a registered one of those it is for. */
    private static String audience(JsonObject claims, @Nullable String party, OpenIdConnectProvider provider) {
        List<String> audiences = claims.texts("aud");
        if (audiences.isEmpty()) {
            throw missing("aud");
        }
        List<String> candidates = party == null ? audiences : List.of(party);
        return candidates.stream()
                .filter(provider.clientIds()::contains)
                .findFirst()
                .orElseThrow(() -> invalid("Incorrect token audience"));
    }

    private static @Nullable String sourceIdentity(JsonObject claims) {
        return claims.text("https://aws.amazon.com/source_identity").orElse(null);
    }

    /** Each value is a list of one, as AWS has it. */
    private static Map<String, String> tags(JsonObject claims) {
        Map<String, String> tags = new LinkedHashMap<>();
        passed(claims).flatMap(passed -> passed.object("principal_tags")).ifPresent(given -> {
            for (String key : given.names()) {
                List<String> values = given.texts(key);
                if (values.size() != 1) {
                    throw invalid("A principal tag of the token must have one value.");
                }
                tags.put(key, values.getFirst());
            }
        });
        return tags;
    }

    private static Set<String> transitiveTagKeys(JsonObject claims) {
        return new LinkedHashSet<>(passed(claims)
                .map(passed -> passed.texts("transitive_tag_keys"))
                .orElse(List.of()));
    }

    private static Optional<JsonObject> passed(JsonObject claims) {
        return claims.object("https://aws.amazon.com/tags");
    }

    private static String required(JsonObject claims, String name) {
        return claims.text(name)
                .filter(text -> !text.isEmpty() && text.length() <= MAX_CLAIM)
                .orElseThrow(() -> missing(name));
    }

    private static ServiceException missing(String claim) {
        return invalid("Missing a required claim: " + claim);
    }

    private static ServiceException invalid(String text) {
        return StsError.INVALID_IDENTITY_TOKEN.saying(text);
    }
}
