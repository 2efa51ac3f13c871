// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.operation;

import io.sealwright.admin.model.AdminTarget;
import io.sealwright.admin.model.DecidedAgain;
import io.sealwright.admin.model.EventText;
import io.sealwright.admin.model.PolicyReaders;
import io.sealwright.admin.model.RecordedCall;
import io.sealwright.admin.model.Records;
import io.sealwright.admin.model.Searches;
import io.sealwright.admin.model.Telling;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.sealwright.ExplainDecisionRequest;
import io.sealwright.contract.sealwright.ExplainDecisionResponse;
import io.sealwright.contract.sealwright.ExplainedDecision;
import io.sealwright.contract.sealwright.SealwrightContract;
import io.sealwright.contract.sealwright.SealwrightError;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Effort;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.policy.AccessRequest;
import io.sealwright.policy.Decision;
import io.sealwright.policy.Explanation;
import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.Resource;
import io.sealwright.vocabulary.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells why a recorded call of the caller's account was allowed or denied: every policy that took part, every
 * statement, every condition with the value it met, and what would have allowed it. The id of a decision is that of its
 * request.
 *
 * <p>Searching reads the ledger, from its newest segment back; so it is the one thing {@code run} looks up, once the
 * permit exists.
 */
public final class ExplainDecision
        implements Operation<ExplainDecisionRequest, AdminTarget.Asked, ExplainDecisionResponse> {
    private static final Action EXPLAIN_DECISION = new Action("sealwright", "ExplainDecision");
    private static final int DEFAULT_DAYS = 7;

    private final Records records;
    private final Searches searches;
    private final DecidedAgain decided;
    private final PolicyReaders readers;

    public ExplainDecision(Records records, Searches searches, DecidedAgain decided, PolicyReaders readers) {
        this.records = records;
        this.searches = searches;
        this.decided = decided;
        this.readers = readers;
    }

    @Override
    public OperationContract<ExplainDecisionRequest, ExplainDecisionResponse> contract() {
        return SealwrightContract.EXPLAIN_DECISION;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public AdminTarget.Asked locate(ExplainDecisionRequest request, Call call) {
        return AdminTarget.serviceWide(EXPLAIN_DECISION);
    }

    @Override
    public Effort effort(ExplainDecisionRequest request, AdminTarget.Asked located) {
        return Effort.LONG;
    }

    @Override
    public Answer<ExplainDecisionResponse> run(
            ExplainDecisionRequest request, AdminTarget.Asked located, Permits permits, Call call) {
        permits.forDemand(located.demand()).use(EXPLAIN_DECISION);
        int days = request.days() == null ? DEFAULT_DAYS : request.days();
        Instant since = call.time().minus(Duration.ofDays(days));
        RecordedCall recorded = find(request.requestId(), since, call)
                .filter(found -> found.isOf(call.account()))
                .orElseThrow(() -> SealwrightError.RECORD_NOT_FOUND.saying(
                        "No call of this account with the request id %s is recorded since %s."
                                .formatted(request.requestId(), since)));
        return new Answer.Told<>(explained(recorded, call));
    }

    private Optional<RecordedCall> find(String requestId, Instant since, Call asker) {
        return searches.run(asker, () -> records.findNewest(since, EventText.requestId(requestId)))
                .flatMap(RecordedCall::of);
    }

    private ExplainDecisionResponse explained(RecordedCall recorded, Call asker) {
        List<String> remarks = new ArrayList<>();
        List<ExplainedDecision> decisions = recorded.wasDecided() ? decisions(recorded, asker, remarks) : List.of();
        if (decisions.isEmpty() && remarks.isEmpty()) {
            remarks.add("No policy was asked: the call needs no permission, or was refused before.");
        }
        return new ExplainDecisionResponse(
                recorded.requestId(),
                recorded.eventId(),
                recorded.time(),
                recorded.eventSource(),
                recorded.eventName(),
                recorded.caller().map(caller -> caller.arn().toString()).orElse(null),
                recorded.errorCode().orElse(null),
                decisions,
                remarks);
    }

    private Telling.Reader reader(Call asker, RecordedCall recorded, DecidedAgain.Question question) {
        AccessRequest request = question.request();
        return new Telling.Reader() {
            @Override
            public boolean mayRead(Explanation.Policy policy) {
                boolean whose = policy.kind() != PolicyKind.RESOURCE || question.resourceIsCertain();
                return whose && readers.mayRead(asker, policy, request);
            }

            @Override
            public boolean mayReadGrants() {
                return readers.mayReadGrants(asker, request.resource());
            }

            @Override
            public boolean isStranger() {
                return request.resource().isForeignTo(asker.account())
                        || (recorded.wasDeniedToStranger() && request.resource() instanceof Resource.Everything);
            }
        };
    }

    private List<ExplainedDecision> decisions(RecordedCall recorded, Call asker, List<String> remarks) {
        if (recorded.wasDeniedByCiphertext()) {
            remarks.add("The ciphertext named a key of another account, or none: nothing more is told of it.");
            return List.of();
        }
        Optional<Call> caller = recorded.call();
        if (caller.isEmpty()) {
            remarks.add("The caller was vouched for by a provider and has no policies of its own.");
            return List.of();
        }
        long missing = decided.missing(recorded);
        if (missing > 0) {
            remarks.add("%d of the policies that decided are not kept, such as those of a session or an endpoint."
                    .formatted(missing));
        }
        List<ExplainedDecision> told = new ArrayList<>();
        boolean allowed = true;
        for (DecidedAgain.Question question : decided.questions(recorded, caller.get())) {
            Explanation explanation = decided.explain(question);
            allowed &= explanation.decision() instanceof Decision.Allowed;
            told.add(Telling.tell(question.request(), explanation, null, reader(asker, recorded, question)));
        }
        if (allowed == recorded.wasDenied()) {
            remarks.add("Decided again from the record it comes out differently: a grant, a tag or another fact that"
                    + " no record keeps was decisive.");
        }
        return told;
    }
}
