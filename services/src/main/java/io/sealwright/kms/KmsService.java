// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms;

import io.sealwright.contract.ServiceContract;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.RandomSource;
import io.sealwright.gateway.GlobalFacts;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.PrincipalPolicies;
import io.sealwright.gateway.Room;
import io.sealwright.kms.model.AliasRepository;
import io.sealwright.kms.model.GrantParties;
import io.sealwright.kms.model.GrantRepository;
import io.sealwright.kms.model.KeyAddress;
import io.sealwright.kms.model.KeyLocator;
import io.sealwright.kms.model.KeyPolicies;
import io.sealwright.kms.model.KeyRepository;
import io.sealwright.kms.model.Markers;
import io.sealwright.kms.model.PrincipalDirectory;
import io.sealwright.kms.operation.CancelKeyDeletion;
import io.sealwright.kms.operation.CreateAlias;
import io.sealwright.kms.operation.CreateGrant;
import io.sealwright.kms.operation.CreateKey;
import io.sealwright.kms.operation.Decrypt;
import io.sealwright.kms.operation.DeleteAlias;
import io.sealwright.kms.operation.DescribeKey;
import io.sealwright.kms.operation.DisableKey;
import io.sealwright.kms.operation.EnableKey;
import io.sealwright.kms.operation.Encrypt;
import io.sealwright.kms.operation.GenerateDataKey;
import io.sealwright.kms.operation.GenerateDataKeyWithoutPlaintext;
import io.sealwright.kms.operation.GenerateRandom;
import io.sealwright.kms.operation.GetKeyPolicy;
import io.sealwright.kms.operation.ListAliases;
import io.sealwright.kms.operation.ListGrants;
import io.sealwright.kms.operation.ListKeyPolicies;
import io.sealwright.kms.operation.ListKeys;
import io.sealwright.kms.operation.ListResourceTags;
import io.sealwright.kms.operation.ListRetirableGrants;
import io.sealwright.kms.operation.PutKeyPolicy;
import io.sealwright.kms.operation.ReEncrypt;
import io.sealwright.kms.operation.RetireGrant;
import io.sealwright.kms.operation.RevokeGrant;
import io.sealwright.kms.operation.ScheduleKeyDeletion;
import io.sealwright.kms.operation.TagResource;
import io.sealwright.kms.operation.UntagResource;
import io.sealwright.kms.operation.UpdateAlias;
import io.sealwright.kms.operation.UpdateKeyDescription;
import io.sealwright.rows.RepeatedRequests;
import java.util.List;

/**
 * The door of KMS: its operations, in the order of the API reference.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html">AWS KMS actions</a>
 */
public final class KmsService implements Room {
    private final List<Operation<?, ?, ?>> operations;
    private final SupposedKeys supposed;

    /** What KMS needs from the rest of the server. */
    public record Needs(
            KeyRepository keys,
            AliasRepository aliases,
            GrantRepository grants,
            RepeatedRequests<KeyAddress> repeats,
            CryptoBoundary crypto,
            RandomSource random,
            PrincipalPolicies principalPolicies,
            PrincipalDirectory principals,
            GlobalFacts global,
            String partition) {}

    public KmsService(Needs needs) {
        var keys = needs.keys();
        var aliases = needs.aliases();
        var crypto = needs.crypto();
        var grants = needs.grants();
        var tokens = crypto.grantTokens();
        var parties = new GrantParties(needs.principals(), needs.partition());
        var locator = new KeyLocator(keys, aliases, grants, tokens, needs.partition());
        supposed = new SupposedKeys(locator);
        var markers = new Markers(crypto);
        var policies = new KeyPolicies(needs.principals(), needs.global(), needs.partition());
        operations = List.of(
                new CancelKeyDeletion(locator, keys),
                new CreateAlias(locator, aliases),
                new CreateGrant(locator, grants, parties, tokens, needs.random()),
                new CreateKey(
                        keys,
                        needs.repeats(),
                        policies,
                        needs.principalPolicies(),
                        crypto,
                        needs.random(),
                        needs.partition()),
                new Decrypt(locator, crypto),
                new DeleteAlias(locator, aliases),
                new DescribeKey(locator),
                new DisableKey(locator, keys),
                new EnableKey(locator, keys),
                new Encrypt(locator, crypto),
                new GenerateDataKey(locator, crypto),
                new GenerateDataKeyWithoutPlaintext(locator, crypto),
                new GenerateRandom(crypto),
                new GetKeyPolicy(locator, policies),
                new ListAliases(locator, aliases, markers),
                new ListGrants(locator, grants, markers),
                new ListKeyPolicies(locator),
                new ListKeys(locator, keys, markers),
                new ListResourceTags(locator, keys, markers),
                new ListRetirableGrants(grants, parties, markers, needs.partition()),
                new PutKeyPolicy(locator, keys, policies, needs.principalPolicies()),
                new ReEncrypt(locator, crypto),
                new RetireGrant(locator, grants, tokens),
                new RevokeGrant(locator, grants),
                new ScheduleKeyDeletion(locator, keys),
                new TagResource(locator, keys),
                new UntagResource(locator, keys),
                new UpdateAlias(locator, aliases),
                new UpdateKeyDescription(locator, keys));
    }

    @Override
    public ServiceContract contract() {
        return KmsContract.SERVICE;
    }

    @Override
    public List<Operation<?, ?, ?>> operations() {
        return operations;
    }

    /** Keys as requests that nobody made would find them. */
    public SupposedKeys supposed() {
        return supposed;
    }
}
