// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.contract.kms.KmsError;
import io.sealwright.contract.kms.UpdateAliasRequest;
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
 * Lets an alias name another key of the same kind. It needs a right to the alias, to the key it names and to the key it
 * shall name.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateAlias.html">UpdateAlias</a>
 */
public final class UpdateAlias implements Operation<UpdateAliasRequest, OnAlias, NoOutput> {
    private static final Action UPDATE_ALIAS = new Action("kms", "UpdateAlias");

    private final KeyLocator locator;
    private final AliasRepository aliases;

    public UpdateAlias(KeyLocator locator, AliasRepository aliases) {
        this.locator = locator;
        this.aliases = aliases;
    }

    @Override
    public OperationContract<UpdateAliasRequest, NoOutput> contract() {
        return KmsContract.UPDATE_ALIAS;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnAlias locate(UpdateAliasRequest request, Call call) {
        AliasAddress address = AliasNames.of(request.aliasName(), call);
        KeyTarget next = locator.byKey(request.targetKeyId(), call);
        Optional<Alias> alias = aliases.find(address);
        List<KeyTarget> keys =
                alias.isPresent() ? List.of(next, locator.at(alias.get().target())) : List.of(next);
        return OnAlias.of(UPDATE_ALIAS, address, alias.orElse(null), keys, locator.partition(), call);
    }

    @Override
    public Answer<NoOutput> run(UpdateAliasRequest request, OnAlias located, Permits permits, Call call) {
        located.permitted(permits);
        KmsKey next = located.permittedKey(0, permits);
        Alias alias = located.found();
        if (alias == null) {
            throw KmsError.NOT_FOUND.because(
                    "Alias %s is not found.", located.address().arn(locator.partition()));
        }
        KmsKey current = located.permittedKey(1, permits);
        next.state().requireNotPendingDeletion(next.arn());
        requireSameKind(alias, current, next);
        if (current.address().equals(next.address())) {
            return new Answer.Changing<>(
                    NoOutput.INSTANCE, aliases.touch(alias.naming(next.address().keyId(), call.time()), next.facts()));
        }
        if (next.facts().aliasCount() >= Alias.MAX_PER_KEY) {
            throw KmsError.LIMIT_EXCEEDED.because("A key has at most %d aliases.", Alias.MAX_PER_KEY);
        }
        return new Answer.Changing<>(
                NoOutput.INSTANCE,
                aliases.move(alias.naming(next.address().keyId(), call.time()), current.facts(), next.facts()));
    }

    private void requireSameKind(Alias alias, KmsKey current, KmsKey next) {
        if (current.facts().keySpec() != next.facts().keySpec()
                || current.facts().keyUsage() != next.facts().keyUsage()) {
            throw KmsError.VALIDATION.because(
                    "Alias %s cannot be changed from a CMK with key type %s/key usage %s to a CMK with key type %s/key"
                            + " usage %s",
                    alias.address().arn(locator.partition()),
                    current.facts().keySpec(),
                    current.facts().keyUsage(),
                    next.facts().keySpec(),
                    next.facts().keyUsage());
        }
    }
}
