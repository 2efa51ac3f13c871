// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.micro;

import io.sealwright.policy.AccessRequest;
import io.sealwright.policy.Decision;
import io.sealwright.policy.Facts;
import io.sealwright.policy.MalformedPolicy;
import io.sealwright.policy.Policies;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyEvaluator;
import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.PolicySet;
import io.sealwright.policy.PolicyType;
import io.sealwright.policy.Resource;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Principal;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The decision for an administrator on a key with the default key policy. Budget: 300 ns. */
@State(Scope.Thread)
public class PolicyStage {

    private static final String ACCOUNT = "111122223333";

    private final PolicyEvaluator evaluator = new PolicyEvaluator();
    private final AccessRequest request = new AccessRequest(
            new Principal.User("aws", new AccountId(ACCOUNT), "/", "administrator", "AIDAEXAMPLE"),
            new Action("kms", "Encrypt"),
            Resource.of(new Arn("aws", "kms", "us-east-1", ACCOUNT, "key/1234abcd-12ab-34cd-56ef-1234567890ab")),
            Facts.NONE);
    private final Policies policies = Policies.of(
            set(PolicyKind.IDENTITY, PolicyType.IDENTITY_POLICY, """
                    {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"""),
            set(PolicyKind.RESOURCE, PolicyType.KEY_POLICY, """
                    {"Version":"2012-10-17","Id":"key-default-1","Statement":[{"Sid":"Enable IAM User Permissions",\
                    "Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*",\
                    "Resource":"*"}]}"""));

    /** Everything from the question to the answer. */
    @Benchmark
    public Decision decide() {
        return evaluator.decide(request, policies);
    }

    private static PolicySet set(PolicyKind kind, PolicyType type, String text) {
        try {
            return PolicySet.of(kind, 1, List.of(PolicyDocument.parse(text, type, Blob.copyOf(new byte[32]))));
        } catch (MalformedPolicy wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
