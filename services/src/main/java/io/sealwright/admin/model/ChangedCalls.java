// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.model;

import io.sealwright.contract.sealwright.ChangedCall;
import io.sealwright.contract.sealwright.SimulatePolicyChangeResponse;
import io.sealwright.gateway.Call;
import io.sealwright.ledger.LedgerEntry;
import io.sealwright.policy.AccessRequest;
import io.sealwright.policy.Decision;
import io.sealwright.policy.Explanation;
import io.sealwright.policy.Policies;
import io.sealwright.policy.PolicySet;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers, from the records of a key, the calls that another policy of it would decide otherwise: one of each caller
 * and action, and how many there were. Bounded; confined to one thread.
 */
public final class ChangedCalls {
    private static final int MOST_EXAMINED = 200_000;
    private static final int MOST_TOLD = 1_000;

    private final DecidedAgain decided;
    private final AccountId account;
    private final String key;
    private final PolicySet candidate;
    private final Instant since;
    private final Map<Kind, Changed> refused = new LinkedHashMap<>();
    private final Map<Kind, Changed> allowed = new LinkedHashMap<>();
    private long examined;
    private boolean complete = true;

    /** @param key its ARN; {@code candidate} would be its policy */
    public ChangedCalls(DecidedAgain decided, AccountId account, String key, PolicySet candidate, Instant since) {
        this.decided = decided;
        this.account = account;
        this.key = key;
        this.candidate = candidate;
        this.since = since;
    }

    private record Kind(Arn caller, Action action) {}

    private static final class Changed {
        private final RecordedCall first;
        private final String reason;
        private long calls;

        Changed(RecordedCall first, String reason) {
            this.first = first;
            this.reason = reason;
        }
    }

    /** Counts the entry, if it is a call on the key that policies decided. */
    public void examine(LedgerEntry entry) {
        if (examined >= MOST_EXAMINED) {
            complete = false;
            return;
        }
        RecordedCall.of(entry)
                .filter(call -> call.isOf(account)
                        && !call.time().isBefore(since)
                        && !call.policies().isEmpty())
                .ifPresent(this::examine);
    }

    private void examine(RecordedCall recorded) {
        Call caller = recorded.call().orElse(null);
        if (caller == null) {
            return;
        }
        Policies otherwise = decided.policies(recorded, candidate);
        for (DecidedAgain.Question question : decided.questions(recorded, caller)) {
            if (question.request().resource().toString().equals(key)) {
                examined++;
                compare(recorded, question, otherwise);
            }
        }
    }

    /**
     * What comes out differently even by the policies of then hung on something that no record keeps: it is no sign.
     */
    private void compare(RecordedCall recorded, DecidedAgain.Question question, Policies otherwise) {
        boolean before = isAllowed(decided.explain(question));
        if (before == recorded.wasDenied()) {
            complete = false;
            return;
        }
        Explanation after = decided.explain(question.by(otherwise));
        if (before == isAllowed(after)) {
            return;
        }
        AccessRequest request = question.request();
        Kind kind = new Kind(request.caller().arn(), request.action());
        Map<Kind, Changed> to = before ? refused : allowed;
        if (to.size() >= MOST_TOLD && !to.containsKey(kind)) {
            complete = false;
            return;
        }
        to.computeIfAbsent(kind, _ -> new Changed(recorded, reason(after, request.action()))).calls++;
    }

    private static boolean isAllowed(Explanation explanation) {
        return explanation.decision() instanceof Decision.Allowed;
    }

    private static String reason(Explanation explanation, Action action) {
        return isAllowed(explanation) ? "allowed" : explanation.decision().because(action);
    }

    public SimulatePolicyChangeResponse told() {
        return new SimulatePolicyChangeResponse(examined, told(refused), told(allowed), complete);
    }

    private List<ChangedCall> told(Map<Kind, Changed> changed) {
        return changed.entrySet().stream()
                .map(entry -> new ChangedCall(
                        entry.getValue().first.requestId(),
                        entry.getValue().first.time(),
                        entry.getKey().caller().toString(),
                        entry.getKey().action().toString(),
                        key,
                        entry.getValue().calls,
                        entry.getValue().reason))
                .toList();
    }
}
