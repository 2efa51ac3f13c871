// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.kms.DeleteAliasRequest;
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
import java.util.Optional;

/**
 * Takes a second name from its key; the key stays. It needs a right to the alias and one to the key.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteAlias.html">DeleteAlias</a>
 */
public final class DeleteAlias implements Operation<DeleteAliasRequest, OnAlias, NoOutput> {
    private static final Action DELETE_ALIAS = new Action("kms", "DeleteAlias");

    private final KeyLocator locator;
    private final AliasRepository aliases;

    public DeleteAlias(KeyLocator locator, AliasRepository aliases) {
        this.locator = locator;
        this.aliases = aliases;
    }

    @Override
    public OperationContract<DeleteAliasRequest, NoOutput> contract() {
        return KmsContract.DELETE_ALIAS;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnAlias locate(DeleteAliasRequest request, Call call) {
        AliasAddress address = AliasNames.of(request.aliasName(), call);
        Optional<Alias> alias = aliases.find(address);
        List<KeyTarget> keys =
                alias.isPresent() ? List.of(locator.at(alias.get().target())) : List.of();
        return OnAlias.of(DELETE_ALIAS, address, alias.orElse(null), keys, locator.partition(), call);
    }

    @Override
    public Answer<NoOutput> run(DeleteAliasRequest request, OnAlias located, Permits permits, Call call) {
        located.permitted(permits);
        Alias alias = located.found();
        if (alias == null) {
            throw KmsError.NOT_FOUND.because(
                    "Alias %s is not found.", located.address().arn(locator.partition()));
        }
        KmsKey key = located.permittedKey(0, permits);
        return new Answer.Changing<>(NoOutput.INSTANCE, aliases.delete(alias, key.facts()));
    }
}
