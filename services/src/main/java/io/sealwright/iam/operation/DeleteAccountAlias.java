// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.DeleteAccountAliasRequest;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.IamError;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.AccountAliases;
import io.sealwright.iam.model.AccountWide;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.NeverBlocks;
import io.sealwright.vocabulary.NotAtHand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the account its alias.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccountAlias.html">DeleteAccountAlias</a>
 */
public final class DeleteAccountAlias
        implements Operation<DeleteAccountAliasRequest, DeleteAccountAlias.Aliased, NoOutput> {
    private static final Action DELETE_ACCOUNT_ALIAS = new Action("iam", "DeleteAccountAlias");

    /** The right it needs, and the alias that the account has, or null. */
    public record Aliased(AccountWide account, @Nullable String alias) implements Located {
        @Override
        public List<Demand<?>> demands() {
            return account.demands();
        }
    }

    private final AccountAliases aliases;

    public DeleteAccountAlias(AccountAliases aliases) {
        this.aliases = aliases;
    }

    @Override
    public OperationContract<DeleteAccountAliasRequest, NoOutput> contract() {
        return IamContract.DELETE_ACCOUNT_ALIAS;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Aliased locate(DeleteAccountAliasRequest request, Call call) {
        if (NeverBlocks.here()) {
            throw NotAtHand.INSTANCE;
        }
        return new Aliased(
                AccountWide.of(DELETE_ACCOUNT_ALIAS), aliases.of(call.account()).orElse(null));
    }

    @Override
    public Answer<NoOutput> run(DeleteAccountAliasRequest request, Aliased located, Permits permits, Call call) {
        located.account().permitted(permits);
        if (!request.accountAlias().equals(located.alias())) {
            throw IamError.NO_SUCH_ENTITY.because("The account alias %s cannot be found.", request.accountAlias());
        }
        return new Answer.Changing<>(NoOutput.INSTANCE, aliases.delete(call.account(), request.accountAlias()));
    }
}
