// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.micro;

import io.sealwright.policy.AccessRequest;
import io.sealwright.policy.CallersPolicies;
import io.sealwright.policy.ConditionKey;
import io.sealwright.policy.Decision;
import io.sealwright.policy.Fact;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The decision of one request. Budget: 300 ns for an administrator on a key with the default key policy, 2 µs for an
 * ordinary key whose policies are at hand; cold, when the documents have to be read first, is for comparison.
 */
@State(Scope.Thread)
public class PolicyStage {
    static final String ACCOUNT = "111122223333";
    static final Principal.User CALLER =
            new Principal.User("aws", new AccountId(ACCOUNT), "/", "administrator", "AIDAEXAMPLE");
    private static final Resource KEY =
            Resource.of(new Arn("aws", "kms", "us-east-1", ACCOUNT, "key/1234abcd-12ab-34cd-56ef-1234567890ab"));
    static final Action ENCRYPT = new Action("kms", "Encrypt");
    static final String DELEGATING = """
            {"Version":"2012-10-17","Id":"key-default-1","Statement":[{"Sid":"Enable IAM User Permissions",\
            "Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*",\
            "Resource":"*"}]}""";
    private static final String ADMINISTRATOR = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    private final PolicyEvaluator evaluator = new PolicyEvaluator();
    private final AccessRequest request = new AccessRequest(CALLER, ENCRYPT, KEY, Facts.NONE);
    private final Policies policies = Policies.of(
            set(PolicyKind.IDENTITY, PolicyType.IDENTITY_POLICY, ADMINISTRATOR),
            set(PolicyKind.RESOURCE, PolicyType.KEY_POLICY, DELEGATING));

    /** Everything from the question to the answer. */
    @Benchmark
    public Decision decide() {
        return evaluator.decide(request, policies);
    }

    /** An identity policy of so many statements, of which each tenth speaks of the action, and the last one allows. */
    @State(Scope.Thread)
    public static class Many {
        private static final Map<ConditionKey, Fact> FACTS = Map.of(
                new ConditionKey("aws", "sourceip", ""), Fact.of("10.1.2.3"),
                new ConditionKey("aws", "principaltag", "team"), Fact.of("red"),
                new ConditionKey("kms", "encryptioncontext", "tenant"), Fact.of("red-17"));

        /** How many statements. */
        @Param({"1", "10", "100"})
        int statements;

        private String text = "";
        private AccessRequest request = new AccessRequest(CALLER, ENCRYPT, KEY, Facts.NONE);
        private Policies plain = Policies.ofIdentity(CallersPolicies.NONE.identity());
        private Policies conditional = plain;

        /** Compiles the policies once, as they are held in memory. */
        @Setup
        public void compile() {
            text = document("");
            request = new AccessRequest(CALLER, ENCRYPT, KEY, key -> FACTS.getOrDefault(key, Fact.UNKNOWN));
            plain = of(text);
            conditional = of(document("""
                    ,"Condition":{"IpAddress":{"aws:SourceIp":["192.0.2.0/24","10.0.0.0/8"]},\
                    "StringLike":{"kms:EncryptionContext:tenant":"${aws:PrincipalTag/team}-*"}}"""));
        }

        private String document(String condition) {
            List<String> all = new ArrayList<>();
            for (int i = 1; i < statements; i++) {
                String action = i % 10 == 0 ? "kms:Encrypt" : "s3:Get" + i;
                all.add("""
                        {"Effect":"Allow","Action":"%s","Resource":"arn:aws:kms:us-east-1:111122223333:key/%08d-*"}\
                        """.formatted(action, i));
            }
            all.add("""
                    {"Effect":"Allow","Action":["kms:Encrypt","kms:Decrypt"],\
                    "Resource":"arn:aws:kms:*:111122223333:key/*"%s}""".formatted(condition));
            return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", all) + "]}";
        }

        private static Policies of(String identity) {
            return Policies.of(
                    set(PolicyKind.IDENTITY, PolicyType.IDENTITY_POLICY, identity),
                    set(PolicyKind.RESOURCE, PolicyType.KEY_POLICY, DELEGATING));
        }
    }

    /** Policies at hand, no conditions. */
    @Benchmark
    public Decision cached(Many many) {
        return evaluator.decide(many.request, many.plain);
    }

    /** Policies at hand; the statement that allows has an address, an encryption context and a variable to look at. */
    @Benchmark
    public Decision cachedWithConditions(Many many) {
        return evaluator.decide(many.request, many.conditional);
    }

    /** The caller's document is read and compiled first. */
    @Benchmark
    public Decision cold(Many many) {
        return evaluator.decide(many.request, Many.of(many.text));
    }

    static PolicySet set(PolicyKind kind, PolicyType type, String text) {
        try {
            return PolicySet.of(kind, 1, List.of(PolicyDocument.parse(text, type, Blob.copyOf(new byte[32]))));
        } catch (MalformedPolicy wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
