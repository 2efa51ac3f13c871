// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts;

import io.sealwright.contract.QueryParameters;
import io.sealwright.contract.sts.AssumeRoleWithSAMLRequest;
import io.sealwright.contract.sts.AssumeRoleWithWebIdentityRequest;
import io.sealwright.contract.sts.StsContract;
import io.sealwright.contract.sts.StsError;
import io.sealwright.gateway.UnsignedOperations;
import io.sealwright.sts.jwt.IdentityToken;
import io.sealwright.sts.jwt.TokenVerifier;
import io.sealwright.sts.model.RoleArns;
import io.sealwright.sts.model.StsErrors;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Principal;
import io.sealwright.vocabulary.SecretBytes;
import java.time.Instant;

/** Verifies what stands in the place of a signature where a call is unsigned by nature. Thread-safe. */
public final class WebIdentity implements UnsignedOperations {
    private final TokenVerifier verifier;

    public WebIdentity(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public Proven verify(Unsigned operation, QueryParameters parameters, Instant now) {
        return switch (operation) {
            case ASSUME_ROLE_WITH_WEB_IDENTITY -> token(parameters, now);
            case ASSUME_ROLE_WITH_SAML -> assertion(parameters);
        };
    }

    private Proven token(QueryParameters parameters, Instant now) {
        AssumeRoleWithWebIdentityRequest request = StsContract.ASSUME_ROLE_WITH_WEB_IDENTITY.decodeQuery(parameters);
        try (SecretBytes token = request.webIdentityToken()) {
            Arn role = RoleArns.parse(request.roleArn());
            if (request.providerId() != null) {
                throw StsError.INVALID_IDENTITY_TOKEN.because(
                        "Access tokens of OAuth 2.0 providers are not accepted; ProviderId must not be given.");
            }
            IdentityToken verified =
                    verifier.verify(token.export(SecretBytes.ExportReason.PROOF), new AccountId(role.account()), now);
            return new Proven(principal(verified), verified);
        }
    }

    private static Principal.Federated principal(IdentityToken verified) {
        Arn provider = verified.provider().arn();
        return new Principal.Federated(
                provider.partition(), new AccountId(provider.account()), provider, verified.subject());
    }

    private static Proven assertion(QueryParameters parameters) {
        AssumeRoleWithSAMLRequest request = StsContract.ASSUME_ROLE_WITH_SAML.decodeQuery(parameters);
        try (SecretBytes _ = request.samlAssertion()) {
            var _ = RoleArns.parse(request.roleArn());
            throw StsErrors.noSamlProvider();
        }
    }
}
