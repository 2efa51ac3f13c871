// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.contract.kms.KmsError;
import io.sealwright.contract.kms.RetireGrantRequest;
import io.sealwright.crypto.GrantTokens;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.kms.model.DryRun;
import io.sealwright.kms.model.Grant;
import io.sealwright.kms.model.GrantAddress;
import io.sealwright.kms.model.GrantId;
import io.sealwright.kms.model.GrantRepository;
import io.sealwright.kms.model.KeyAddress;
import io.sealwright.kms.model.KeyIdentifier;
import io.sealwright.kms.model.KeyLocator;
import io.sealwright.kms.model.KmsKey;
import io.sealwright.kms.model.OnGrant;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Blob;
import java.nio.charset.StandardCharsets;

/**
 * Ends a grant, by right of the grant itself. Once this is acknowledged, nobody uses the grant.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_RetireGrant.html">RetireGrant</a>
 */
public final class RetireGrant implements Operation<RetireGrantRequest, OnGrant, NoOutput> {
    private static final Action RETIRE_GRANT = new Action("kms", "RetireGrant");

    private final KeyLocator locator;
    private final GrantRepository grants;
    private final GrantTokens tokens;

    public RetireGrant(KeyLocator locator, GrantRepository grants, GrantTokens tokens) {
        this.locator = locator;
        this.grants = grants;
        this.tokens = tokens;
    }

    @Override
    public OperationContract<RetireGrantRequest, NoOutput> contract() {
        return KmsContract.RETIRE_GRANT;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnGrant locate(RetireGrantRequest request, Call call) {
        if (request.grantToken() != null) {
            return at(byToken(request, call), call);
        }
        if (request.keyId() == null || request.grantId() == null) {
            throw KmsError.VALIDATION.because("You must specify either GrantToken, or both KeyId and GrantId.");
        }
        KeyAddress key = KeyIdentifier.parseKey(request.keyId(), locator.partition(), call);
        return GrantId.parse(request.grantId())
                .map(id -> at(new GrantAddress(key, id), call))
                .orElseGet(() -> OnGrant.of(locator.at(key), null, call));
    }

    /** A token that nobody gave out names nothing that could be decided about. */
    private GrantAddress byToken(RetireGrantRequest request, Call call) {
        if (request.keyId() != null || request.grantId() != null) {
            throw KmsError.VALIDATION.because("You must specify either GrantToken, or both KeyId and GrantId.");
        }
        return tokens.read(call.region(), String.valueOf(request.grantToken()))
                .map(GrantAddress::of)
                .orElseThrow(KmsError.INVALID_GRANT_TOKEN::withoutMessage);
    }

    private OnGrant at(GrantAddress address, Call call) {
        Grant grant = grants.find(address).orElse(null);
        return OnGrant.of(locator.at(address.key()), grant, call);
    }

    @Override
    public Answer<NoOutput> run(RetireGrantRequest request, OnGrant located, Permits permits, Call call) {
        KmsKey key = permits.forDemand(located.demand()).use(RETIRE_GRANT).key().orRefuse();
        Grant grant = located.grant();
        if (grant == null && request.grantId() != null) {
            throw GrantId.unknown(request.grantId());
        }
        if (grant == null) {
            throw KmsError.INVALID_GRANT_TOKEN.withoutMessage();
        }
        DryRun.stopIfAsked(request.dryRun());
        return new Answer.Changing<>(NoOutput.INSTANCE, grants.end(grant, key.facts(), call.time()), recorded(grant));
    }

    /** The record names the grant here, and no parameters: a token could have stood among them. */
    private static Blob recorded(Grant grant) {
        return Blob.owning("{\"grantId\":\"%s\"}".formatted(grant.id()).getBytes(StandardCharsets.US_ASCII));
    }
}
