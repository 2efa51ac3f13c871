// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.kms.CreateAliasRequest;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.contract.kms.KmsError;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.kms.model.Alias;
import io.sealwright.kms.model.AliasAddress;
import io.sealwright.kms.model.AliasNames;
import io.sealwright.kms.model.AliasRepository;
import io.sealwright.kms.model.KeyLocator;
import io.sealwright.kms.model.KeyTarget;
import io.sealwright.kms.model.KmsKey;
import io.sealwright.kms.model.OnAlias;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Gives a key a second name. It needs a right to the alias and one to the key.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html">CreateAlias</a>
 */
public final class CreateAlias implements Operation<CreateAliasRequest, OnAlias, NoOutput> {
    private static final Action CREATE_ALIAS = new Action("kms", "CreateAlias");

    private final KeyLocator locator;
    private final AliasRepository aliases;

    public CreateAlias(KeyLocator locator, AliasRepository aliases) {
        this.locator = locator;
        this.aliases = aliases;
    }

    @Override
    public OperationContract<CreateAliasRequest, NoOutput> contract() {
        return KmsContract.CREATE_ALIAS;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnAlias locate(CreateAliasRequest request, Call call) {
        AliasAddress address = AliasNames.of(request.aliasName(), call);
        KeyTarget key = locator.byKey(request.targetKeyId(), call);
        return OnAlias.of(
                CREATE_ALIAS, address, aliases.find(address).orElse(null), List.of(key), locator.partition(), call);
    }

    @Override
    public Answer<NoOutput> run(CreateAliasRequest request, OnAlias located, Permits permits, Call call) {
        located.permitted(permits);
        KmsKey key = located.permittedKey(0, permits);
        key.state().requireNotPendingDeletion(key.arn());
        if (located.found() != null) {
            throw KmsError.ALREADY_EXISTS.because(
                    "An alias with the name %s already exists",
                    located.address().arn(locator.partition()));
        }
        if (key.facts().aliasCount() >= Alias.MAX_PER_KEY) {
            throw KmsError.LIMIT_EXCEEDED.because("A key has at most %d aliases.", Alias.MAX_PER_KEY);
        }
        Alias alias = new Alias(located.address(), key.address().keyId(), call.time(), call.time());
        return new Answer.Changing<>(NoOutput.INSTANCE, aliases.insert(alias, key.facts(), locator.partition()));
    }
}
