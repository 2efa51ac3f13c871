// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.AccessKeyLastUsed;
import io.sealwright.contract.iam.GetAccessKeyLastUsedRequest;
import io.sealwright.contract.iam.GetAccessKeyLastUsedResponse;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.AccessKeyLocator;
import io.sealwright.iam.model.AccessKeyUses;
import io.sealwright.iam.model.OnAccessKey;
import io.sealwright.iam.model.User;
import io.sealwright.vocabulary.Action;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Tells when, where and for what an access key of the account was used last. It may be a minute behind.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html">GetAccessKeyLastUsed</a>
 */
public final class GetAccessKeyLastUsed
        implements Operation<GetAccessKeyLastUsedRequest, GetAccessKeyLastUsed.LastUse, GetAccessKeyLastUsedResponse> {
    private static final Action GET_ACCESS_KEY_LAST_USED = new Action("iam", "GetAccessKeyLastUsed");
    private static final AccessKeyLastUsed NEVER = new AccessKeyLastUsed(null, "N/A", "N/A");

    /** A key and its last use, empty if there was none. */
    public record LastUse(OnAccessKey key, Optional<AccessKeyUses.LastUse> use) implements Located {
        @Override
        public List<Demand<?>> demands() {
            return key.demands();
        }
    }

    private final AccessKeyLocator locator;
    private final AccessKeyUses uses;

    public GetAccessKeyLastUsed(AccessKeyLocator locator, AccessKeyUses uses) {
        this.locator = locator;
        this.uses = uses;
    }

    @Override
    public OperationContract<GetAccessKeyLastUsedRequest, GetAccessKeyLastUsedResponse> contract() {
        return IamContract.GET_ACCESS_KEY_LAST_USED;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public LastUse locate(GetAccessKeyLastUsedRequest request, Call call) {
        OnAccessKey key = locator.of(GET_ACCESS_KEY_LAST_USED, request.accessKeyId(), call);
        return new LastUse(key, key.key().flatMap(found -> uses.of(found.id())));
    }

    @Override
    public Answer<GetAccessKeyLastUsedResponse> run(
            GetAccessKeyLastUsedRequest request, LastUse located, Permits permits, Call call) {
        var _ = located.key().user().permittedPlace(permits);
        var _ = located.key().orRefuse();
        User user = located.key().user().demand().target().orRefuse();
        return new Answer.Told<>(new GetAccessKeyLastUsedResponse(
                user.name(),
                located.use()
                        .map(use -> new AccessKeyLastUsed(
                                use.time().truncatedTo(ChronoUnit.SECONDS), use.service(), use.region()))
                        .orElse(NEVER)));
    }
}
