// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.ListAccountAliasesRequest;
import io.sealwright.contract.iam.ListAccountAliasesResponse;
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
 * Lists the alias of the account, of which it has one at most.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccountAliases.html">ListAccountAliases</a>
 */
public final class ListAccountAliases
        implements Operation<ListAccountAliasesRequest, ListAccountAliases.Aliased, ListAccountAliasesResponse> {
    private static final Action LIST_ACCOUNT_ALIASES = new Action("iam", "ListAccountAliases");

    /** The right it needs, and the alias that the account has, or null. */
    public record Aliased(AccountWide account, @Nullable String alias) implements Located {
        @Override
        public List<Demand<?>> demands() {
            return account.demands();
        }
    }

    private final AccountAliases aliases;

    public ListAccountAliases(AccountAliases aliases) {
        this.aliases = aliases;
    }

    @Override
    public OperationContract<ListAccountAliasesRequest, ListAccountAliasesResponse> contract() {
        return IamContract.LIST_ACCOUNT_ALIASES;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public Aliased locate(ListAccountAliasesRequest request, Call call) {
        if (NeverBlocks.here()) {
            throw NotAtHand.INSTANCE;
        }
        return new Aliased(
                AccountWide.of(LIST_ACCOUNT_ALIASES), aliases.of(call.account()).orElse(null));
    }

    @Override
    public Answer<ListAccountAliasesResponse> run(
            ListAccountAliasesRequest request, Aliased located, Permits permits, Call call) {
        located.account().permitted(permits);
        List<String> names = located.alias() == null ? List.of() : List.of(located.alias());
        return new Answer.Told<>(new ListAccountAliasesResponse(names, false, null));
    }
}
