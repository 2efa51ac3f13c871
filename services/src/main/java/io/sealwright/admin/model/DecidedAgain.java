// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.model;

import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.GlobalFacts;
import io.sealwright.gateway.Target;
import io.sealwright.ledger.PolicyVersion;
import io.sealwright.policy.AccessRequest;
import io.sealwright.policy.CallersPolicies;
import io.sealwright.policy.Explanation;
import io.sealwright.policy.Fact;
import io.sealwright.policy.Facts;
import io.sealwright.policy.Policies;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyEvaluator;
import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.PolicySet;
import io.sealwright.policy.PolicyType;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.store.Store;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Blob;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides recorded calls again, by the very documents that decided them: a record names them by their hash, and none is
 * ever changed. What a record does not keep is told as unknown. Thread-safe; reads the store.
 */
public final class DecidedAgain {
    private final PolicyEvaluator evaluator = new PolicyEvaluator();
    private final Store store;
    private final PolicyDocuments documents;
    private final BuiltIn builtIn;
    private final GlobalFacts global;

    /** Documents that are part of this release, such as AWS's managed policies, and in no store. */
    @FunctionalInterface
    public interface BuiltIn {
        Optional<PolicyDocument> find(Blob hash);
    }

    public DecidedAgain(Store store, PolicyDocuments documents, BuiltIn builtIn, GlobalFacts global) {
        this.store = store;
        this.documents = documents;
        this.builtIn = builtIn;
        this.global = global;
    }

    /**
     * One right that the call needed.
     *
     * @param request as it is decided now
     * @param policies those that decided then
     * @param resourceIsCertain whether the policy among them that guarded a resource is certainly this resource's
     */
    public record Question(Demand<Target> demand, AccessRequest request, Policies policies, boolean resourceIsCertain) {

        /** The same question, decided by other policies. */
        public Question by(Policies others) {
            return new Question(demand, request, others, resourceIsCertain);
        }
    }

    /** Everything that was decided about a call, by {@code caller}, who is the recorded one. */
    public List<Question> questions(RecordedCall recorded, Call caller) {
        List<Demand<Target>> demands = RecordedDemand.of(recorded);
        List<Question> questions = new ArrayList<>();
        for (Demand<Target> demand : demands) {
            AccessRequest request = new AccessRequest(
                    caller.principal(), demand.action(), demand.target().resource(), facts(recorded, caller, demand));
            List<PolicyVersion> guards = guards(recorded, demand.action());
            questions.add(new Question(demand, request, policies(recorded, set(guards)), guards.size() <= 1));
        }
        return questions;
    }

    /** A record names a service in the place of its address, and does not tell one of ours from one outside. */
    private Facts facts(RecordedCall recorded, Call caller, Demand<Target> demand) {
        Facts all = global.of(caller, demand);
        Facts known = caller.via() == null ? all : key -> key.is("aws", "sourceip") ? Fact.UNKNOWN : all.of(key);
        return recorded.wasDeniedToStranger() ? new StrangersFacts(known) : known;
    }

    /**
     * The policies that guarded what an action was done to. Of ReEncrypt the record lists that of the source first,
     * then that of the destination; one alone was of both when both allowed, for then two of the same version and text
     * stand there once.
     */
    private static List<PolicyVersion> guards(RecordedCall recorded, Action action) {
        List<PolicyVersion> guards = of(recorded, PolicyKind.RESOURCE);
        if (guards.isEmpty()) {
            return of(recorded, PolicyKind.TRUST);
        }
        boolean source = action.name().equals("ReEncryptFrom");
        boolean destination = action.name().equals("ReEncryptTo");
        if (!source && !destination) {
            return guards;
        }
        if (guards.size() == 2) {
            return List.of(guards.get(source ? 0 : 1));
        }
        return recorded.wasDenied() ? List.of() : guards;
    }

    /** Those that decided, with {@code resource} in the place of the resource's. */
    public Policies policies(RecordedCall recorded, @Nullable PolicySet resource) {
        return Policies.of(
                new CallersPolicies(
                        identity(recorded),
                        one(recorded, PolicyKind.BOUNDARY),
                        each(recorded, PolicyKind.SESSION),
                        each(recorded, PolicyKind.SERVICE_CONTROL)),
                resource,
                each(recorded, PolicyKind.RESOURCE_CONTROL),
                one(recorded, PolicyKind.ENDPOINT));
    }

    public Explanation explain(Question question) {
        return evaluator.explain(question.request(), question.policies());
    }

    /** How many of the documents that decided are not kept: those of sessions and endpoints lie elsewhere. */
    public long missing(RecordedCall recorded) {
        return recorded.told().stream()
                .filter(version -> load(version).isEmpty())
                .count();
    }

    private PolicySet identity(RecordedCall recorded) {
        PolicySet identity = one(recorded, PolicyKind.IDENTITY);
        return identity == null ? PolicySet.of(PolicyKind.IDENTITY, 0, List.of()) : identity;
    }

    /** All documents of a kind as one set; null when there are none. */
    private @Nullable PolicySet one(RecordedCall recorded, PolicyKind kind) {
        return set(of(recorded, kind));
    }

    private @Nullable PolicySet set(List<PolicyVersion> versions) {
        if (versions.isEmpty()) {
            return null;
        }
        PolicyKind kind = kind(versions.getFirst()).orElseThrow();
        List<PolicyDocument> found =
                versions.stream().flatMap(version -> load(version).stream()).toList();
        return PolicySet.of(kind, versions.getFirst().generation(), found);
    }

    /** The documents of a kind, a set for each level: the source names it. */
    private List<PolicySet> each(RecordedCall recorded, PolicyKind kind) {
        List<PolicySet> sets = new ArrayList<>();
        List<PolicyDocument> level = new ArrayList<>();
        List<PolicyVersion> versions = of(recorded, kind);
        for (int i = 0; i < versions.size(); i++) {
            load(versions.get(i)).ifPresent(level::add);
            boolean last = i + 1 == versions.size()
                    || !versions.get(i + 1).source().equals(versions.get(i).source());
            if (last && !level.isEmpty()) { // One whose documents are not kept is left out, and remarked upon.
                sets.add(PolicySet.of(kind, versions.get(i).generation(), level));
                level = new ArrayList<>();
            }
        }
        return sets;
    }

    private static List<PolicyVersion> of(RecordedCall recorded, PolicyKind kind) {
        return recorded.told().stream()
                .filter(version -> kind(version).equals(Optional.of(kind)))
                .toList();
    }

    private Optional<PolicyDocument> load(PolicyVersion version) {
        Optional<PolicyDocument> known = builtIn.find(version.documentHash());
        return known.isPresent()
                ? known
                : kind(version)
                        .flatMap(kind ->
                                store.read(snapshot -> documents.find(snapshot, version.documentHash(), type(kind))));
    }

    static Optional<PolicyKind> kind(PolicyVersion version) {
        for (PolicyKind kind : PolicyKind.values()) {
            String place = version.source().split("/", -1)[0];
            if (kind.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(place)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static PolicyType type(PolicyKind kind) {
        return switch (kind) {
            case IDENTITY, BOUNDARY -> PolicyType.IDENTITY_POLICY;
            case RESOURCE -> PolicyType.KEY_POLICY;
            case SESSION -> PolicyType.SESSION_POLICY;
            case SERVICE_CONTROL -> PolicyType.SERVICE_CONTROL_POLICY;
            case RESOURCE_CONTROL -> PolicyType.RESOURCE_CONTROL_POLICY;
            case ENDPOINT -> PolicyType.ENDPOINT_POLICY;
            case TRUST -> PolicyType.TRUST_POLICY;
        };
    }
}
