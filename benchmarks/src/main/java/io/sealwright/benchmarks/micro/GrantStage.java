// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.micro;

import io.sealwright.contract.kms.GrantOperation;
import io.sealwright.crypto.KeyMaterialId;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.kms.model.EncryptionContext;
import io.sealwright.kms.model.Grant;
import io.sealwright.kms.model.GrantAddress;
import io.sealwright.kms.model.GrantConstraint;
import io.sealwright.kms.model.GrantId;
import io.sealwright.kms.model.GrantParty;
import io.sealwright.kms.model.GranteeGrants;
import io.sealwright.kms.model.KeyAddress;
import io.sealwright.kms.model.KeyFacts;
import io.sealwright.kms.model.KeyGrants;
import io.sealwright.kms.model.KeyLabels;
import io.sealwright.kms.model.KeyMaterials;
import io.sealwright.kms.model.KmsKey;
import io.sealwright.kms.model.OnKey;
import io.sealwright.kms.model.OpenMaterial;
import io.sealwright.kms.model.ParameterFacts;
import io.sealwright.kms.model.PresentedGrants;
import io.sealwright.policy.AccessRequest;
import io.sealwright.policy.CallersPolicies;
import io.sealwright.policy.Decision;
import io.sealwright.policy.Facts;
import io.sealwright.policy.Policies;
import io.sealwright.policy.PolicyEvaluator;
import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.PolicySet;
import io.sealwright.policy.PolicyType;
import io.sealwright.policy.PrincipalIds;
import io.sealwright.vocabulary.Blob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The decision on a key with 1,000 grants, of which one allows and no policy does, by the index that the server has.
 */
@State(Scope.Thread)
public class GrantStage {
    private static final int GRANTS = 1_000;
    private static final KeyAddress ADDRESS = new KeyAddress(OneKey.ACCOUNT, OneKey.REGION, OneKey.ID);

    private final PolicyEvaluator evaluator = new PolicyEvaluator();
    private final PolicySet denying = PolicyStage.set(
            PolicyKind.RESOURCE,
            PolicyType.KEY_POLICY,
            PolicyStage.DELEGATING.replace(PolicyStage.ACCOUNT, "444455556666"));
    private final Policies policies = Policies.of(CallersPolicies.NONE, denying, List.of(), null);
    private final OneKey opened = OneKey.make();
    private final OnKey ofManyGrantees = asked(key(true), EncryptionContext.NONE);
    private final OnKey ofManyContexts = asked(key(false), context(GRANTS / 2));

    private KmsKey key(boolean ofManyPrincipals) {
        Map<String, List<Grant>> grants = new HashMap<>();
        for (int i = 0; i < GRANTS; i++) {
            boolean callers = !ofManyPrincipals || i == GRANTS / 2;
            String id = callers ? PolicyStage.CALLER.principalId() : "AIDA%016d".formatted(i);
            grants.computeIfAbsent(id, _ -> new ArrayList<>()).add(grant(i, id, ofManyPrincipals));
        }
        Map<String, GranteeGrants> byGrantee = new HashMap<>();
        grants.forEach((id, all) -> byGrantee.put(id, new GranteeGrants(all)));
        KeyMaterialId material = opened.handle().identity().materialId();
        return new KmsKey(
                KeyFacts.newlyMade(ADDRESS, null, material, Blob.EMPTY, PrincipalIds.NONE, 0, Instant.EPOCH),
                "aws",
                denying.documents().getFirst(),
                new KeyMaterials(material, Map.of(material, OpenMaterial.of(opened.handle()))),
                new KeyGrants(ADDRESS, GRANTS, (_, grantee) -> byGrantee.getOrDefault(grantee, GranteeGrants.NONE)),
                KeyLabels.NONE);
    }

    private static Grant grant(int number, String grantee, boolean unconstrained) {
        return new Grant(
                new GrantAddress(ADDRESS, new GrantId("%064x".formatted(number))),
                null,
                new GrantParty(GrantParty.Kind.USER, "arn:aws:iam::111122223333:user/" + number, grantee),
                null,
                OneKey.ACCOUNT,
                List.of(GrantOperation.ENCRYPT),
                unconstrained
                        ? GrantConstraint.NONE
                        : new GrantConstraint(GrantConstraint.Type.EQUALS, context(number), null),
                Blob.EMPTY,
                Instant.EPOCH);
    }

    private static EncryptionContext context(int number) {
        return EncryptionContext.of(Map.of("tenant", "tenant-" + number));
    }

    private static OnKey asked(KmsKey key, EncryptionContext context) {
        Call call = new Call(PolicyStage.CALLER, "AKIA", OneKey.REGION, "", Instant.EPOCH, "127.0.0.1", null, null);
        return OnKey.using(
                PolicyStage.ENCRYPT,
                key,
                Demand.NamedBy.REQUEST,
                call,
                null,
                context,
                ParameterFacts.NONE,
                PresentedGrants.NONE);
    }

    /** Each grant is another principal's. */
    @Benchmark
    public Decision ofManyGrantees() {
        return decide(ofManyGrantees);
    }

    /** All are the caller's, each for another encryption context. */
    @Benchmark
    public Decision ofManyContexts() {
        return decide(ofManyContexts);
    }

    private Decision decide(OnKey asked) {
        return evaluator.decide(
                new AccessRequest(
                        PolicyStage.CALLER,
                        PolicyStage.ENCRYPT,
                        asked.demand().target().resource(),
                        Facts.NONE,
                        asked),
                policies);
    }
}
