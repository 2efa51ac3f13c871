// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.operation;

import io.sealwright.admin.model.AdminTarget;
import io.sealwright.admin.model.ChangedCalls;
import io.sealwright.admin.model.DecidedAgain;
import io.sealwright.admin.model.EventText;
import io.sealwright.admin.model.Records;
import io.sealwright.admin.model.Searches;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.sealwright.SealwrightContract;
import io.sealwright.contract.sealwright.SealwrightError;
import io.sealwright.contract.sealwright.SimulatePolicyChangeRequest;
import io.sealwright.contract.sealwright.SimulatePolicyChangeResponse;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Effort;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.policy.MalformedPolicy;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.PolicySet;
import io.sealwright.policy.PolicyType;
import io.sealwright.policy.Resource;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Tells, before a key's policy is put, which of the recorded calls of the last days it would have refused, and which it
 * would newly have allowed. Whoever has the right to ask learns who calls the key, how often and for what, as who reads
 * the record does; the guide says so.
 *
 * <p>As {@link ExplainDecision}, it reads the ledger once the permit exists.
 */
public final class SimulatePolicyChange
        implements Operation<SimulatePolicyChangeRequest, AdminTarget.Asked, SimulatePolicyChangeResponse> {
    private static final Action SIMULATE_POLICY_CHANGE = new Action("sealwright", "SimulatePolicyChange");
    private static final int DEFAULT_DAYS = 7;

    private final Records records;
    private final Searches searches;
    private final DecidedAgain decided;

    public SimulatePolicyChange(Records records, Searches searches, DecidedAgain decided) {
        this.records = records;
        this.searches = searches;
        this.decided = decided;
    }

    @Override
    public OperationContract<SimulatePolicyChangeRequest, SimulatePolicyChangeResponse> contract() {
        return SealwrightContract.SIMULATE_POLICY_CHANGE;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public AdminTarget.Asked locate(SimulatePolicyChangeRequest request, Call call) {
        return AdminTarget.on(key(request.targetArn(), call), SIMULATE_POLICY_CHANGE);
    }

    /** Only the shape of the ARN is judged: whether the key is there, its records tell. */
    private static Resource key(String text, Call call) {
        Arn arn = Arn.parse(text)
                .filter(found ->
                        found.service().equals("kms") && found.resource().startsWith("key/"))
                .filter(found -> found.account().equals(call.account().digits()))
                .orElseThrow(() -> SealwrightError.NO_SUCH_TARGET.saying(
                        "%s is not the ARN of a key of this account.".formatted(text)));
        return Resource.of(arn);
    }

    @Override
    public Effort effort(SimulatePolicyChangeRequest request, AdminTarget.Asked located) {
        return Effort.LONG;
    }

    @Override
    public Answer<SimulatePolicyChangeResponse> run(
            SimulatePolicyChangeRequest request, AdminTarget.Asked located, Permits permits, Call call) {
        permits.forDemand(located.demand()).use(SIMULATE_POLICY_CHANGE);
        int days = request.days() == null ? DEFAULT_DAYS : request.days();
        Instant since = call.time().minus(Duration.ofDays(days));
        PolicySet candidate = PolicySet.of(PolicyKind.RESOURCE, 0, List.of(compile(request.policyDocument())));
        ChangedCalls changed = new ChangedCalls(decided, call.account(), request.targetArn(), candidate, since);
        EventText mentioned = EventText.mentioning(request.targetArn());
        return searches.run(call, () -> {
            records.forEachSince(since, entry -> {
                if (mentioned.test(entry)) {
                    changed.examine(entry);
                }
            });
            return new Answer.Told<>(changed.told());
        });
    }

    private static PolicyDocument compile(String text) {
        try {
            return PolicyDocuments.compile(text, PolicyType.KEY_POLICY);
        } catch (MalformedPolicy why) {
            throw SealwrightError.MALFORMED_POLICY_DOCUMENT.saying(why.reason());
        }
    }
}
