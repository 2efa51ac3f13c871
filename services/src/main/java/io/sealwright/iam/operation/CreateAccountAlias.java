// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.CreateAccountAliasRequest;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.AccountAliases;
import io.sealwright.iam.model.AccountWide;
import io.sealwright.vocabulary.Action;

/**
 * Gives the account an alias, in the place of the one it had.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccountAlias.html">CreateAccountAlias</a>
 */
public final class CreateAccountAlias implements Operation<CreateAccountAliasRequest, AccountWide, NoOutput> {
    private static final Action CREATE_ACCOUNT_ALIAS = new Action("iam", "CreateAccountAlias");

    private final AccountAliases aliases;

    public CreateAccountAlias(AccountAliases aliases) {
        this.aliases = aliases;
    }

    @Override
    public OperationContract<CreateAccountAliasRequest, NoOutput> contract() {
        return IamContract.CREATE_ACCOUNT_ALIAS;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public AccountWide locate(CreateAccountAliasRequest request, Call call) {
        return AccountWide.of(CREATE_ACCOUNT_ALIAS);
    }

    @Override
    public Answer<NoOutput> run(CreateAccountAliasRequest request, AccountWide located, Permits permits, Call call) {
        located.permitted(permits);
        return new Answer.Changing<>(
                NoOutput.INSTANCE, aliases.put(call.account(), request.accountAlias(), call.time()));
    }
}
