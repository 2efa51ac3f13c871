// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.contract.kms.EncryptionAlgorithmSpec;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestUser;
import io.sealwright.policy.ConditionKey;
import io.sealwright.policy.Fact;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Principal;
import io.sealwright.vocabulary.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The condition keys of KMS, compared with the table of the specification, and the facts that requests give them. */
@NullUnmarked
@ExtendWith(SharedKms.class)
class ConditionKeysTest {
    private static final String PART = "Dept";

    private Kms kms;
    private TestUser alice;
    private Call call;
    private String key;
    private byte[] ciphertext;

    /** The table: the operations that AWS lists for each key. */
    private static Map<String, Set<String>> table() throws IOException {
        Map<String, Set<String>> table = new LinkedHashMap<>();
        try (var file = Objects.requireNonNull(Kms.class.getResourceAsStream("condition-keys.txt"))) {
            new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .forEach(words -> table.put(
                            words[0], Arrays.stream(words).skip(1).collect(Collectors.toCollection(TreeSet::new))));
        }
        return table;
    }

    @BeforeEach
    void a_key_with_an_alias_and_a_tag(Kms shared) {
        kms = shared;
        alice = kms.newAccount().administrator();
        key = alice.createKey("Tags", List.of(Map.of("TagKey", "Dept", "TagValue", "HR")));
        alice.call("CreateAlias", "AliasName", "alias/one", "TargetKeyId", key).ok();
        alice.call("CreateAlias", "AliasName", "alias/two", "TargetKeyId", key).ok();
        ciphertext = alice.encrypt(key, "hello");
        call = new Call(
                new Principal.User("aws", new AccountId(alice.account()), "/", "administrator", alice.userId()),
                alice.accessKeyId(),
                new Region(Kms.REGION),
                "request",
                kms.clock.instant(),
                "127.0.0.1",
                null,
                null);
    }

    @Test
    void the_keys_are_those_of_the_specification() throws IOException {
        Set<String> ours = Arrays.stream(KmsConditionKey.values())
                .map(known -> "kms:" + known.wireName())
                .collect(Collectors.toCollection(TreeSet::new));
        ours.addAll(List.of("aws:RequestTag", "aws:ResourceTag", "aws:TagKeys"));

        assertThat(ours).isEqualTo(new TreeSet<>(table().keySet()));
    }

    @Test
    void every_key_has_a_value_where_aws_gives_it_one_and_nowhere_else() throws IOException {
        Map<String, List<Demand<?>>> demands = demands();
        table().forEach((name, operations) -> demands.forEach((operation, several) -> {
            boolean onKey = !operation.equals("CreateKey");
            boolean listed = operations.contains(operation) || (operations.contains("KKR") && onKey);
            Set<Fact> facts = new HashSet<>();
            several.forEach(demand -> facts.add(fact(demand, name)));
            if (listed) {
                assertThat(facts).as("%s in %s", name, operation).isNotEqualTo(Set.of(Fact.ABSENT));
            } else {
                assertThat(facts).as("%s in %s", name, operation).containsOnly(Fact.ABSENT);
            }
        }));
    }

    @Test
    void a_key_is_unknown_only_where_we_do_not_keep_what_aws_keeps() throws IOException {
        Map<String, List<Demand<?>>> demands = demands();
        table().keySet()
                .forEach(name -> demands.forEach((operation, several) -> several.forEach(demand -> {
                    if (fact(demand, name).equals(Fact.UNKNOWN)) {
                        assertThat(name).isEqualTo("kms:TrailingDaysWithoutKeyUsage");
                    }
                })));
        assertThat(KmsConditionKey.TRAILING_DAYS_WITHOUT_KEY_USAGE.standing())
                .isEqualTo(KmsConditionKey.Standing.NOT_KEPT);
    }

    @Test
    void the_reference_tells_of_each_key_who_tells_it() throws IOException {
        String reference = Files.readString(Path.of("..", "docs", "reference", "policy-language.md"));
        for (KmsConditionKey key : KmsConditionKey.values()) {
            String row = reference
                    .lines()
                    .filter(line -> line.startsWith("| `kms:" + key.wireName() + "`")
                            || line.startsWith("| `kms:" + key.wireName() + ":`"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(key));
            switch (key.standing()) {
                case PRODUCED -> assertThat(row).containsPattern("\\| KMS(;[^|]*)? \\|$");
                case NO_OPERATION_YET ->
                    assertThat(row).endsWith("| KMS: absent, since no operation here has it yet |");
                case NOT_KEPT -> assertThat(row).endsWith("| nobody: it is not kept |");
            }
        }
    }

    /** One request of each operation that has condition keys, with every parameter that gives one; several in turn. */
    private Map<String, List<Demand<?>>> demands() {
        Map<String, List<Demand<?>>> demands = new HashMap<>();
        var context = Map.of("Dept", "HR");
        add(demands, locate("Encrypt", "KeyId", "alias/one", "Plaintext", new byte[1], "EncryptionContext", context));
        add(
                demands,
                locate("Decrypt", "KeyId", "alias/one", "CiphertextBlob", ciphertext, "EncryptionContext", context));
        add(
                demands,
                locate(
                        "ReEncrypt",
                        "SourceKeyId",
                        "alias/one",
                        "CiphertextBlob",
                        ciphertext,
                        "DestinationKeyId",
                        "alias/one",
                        "SourceEncryptionContext",
                        context,
                        "DestinationEncryptionContext",
                        context));
        add(
                demands,
                locate("GenerateDataKey", "KeyId", "alias/one", "KeySpec", "AES_256", "EncryptionContext", context));
        add(
                demands,
                locate(
                        "GenerateDataKeyWithoutPlaintext",
                        "KeyId",
                        "alias/one",
                        "KeySpec",
                        "AES_256",
                        "EncryptionContext",
                        context));
        add(demands, locate("DescribeKey", "KeyId", "alias/one"));
        for (String operation : List.of(
                "CancelKeyDeletion",
                "DisableKey",
                "EnableKey",
                "GetKeyPolicy",
                "ListGrants",
                "ListKeyPolicies",
                "ListResourceTags",
                "ScheduleKeyDeletion")) {
            add(demands, locate(operation, "KeyId", key));
        }
        add(demands, locate("RevokeGrant", "KeyId", key, "GrantId", "x"));
        add(demands, locate("UpdateKeyDescription", "KeyId", key, "Description", "x"));
        add(demands, locate("PutKeyPolicy", "KeyId", key, "Policy", EVERYONE, "BypassPolicyLockoutSafetyCheck", true));
        var tags = List.of(Map.of("TagKey", "Dept", "TagValue", "IT"));
        add(demands, locate("CreateKey", "Tags", tags, "BypassPolicyLockoutSafetyCheck", false));
        add(demands, locate("TagResource", "KeyId", key, "Tags", tags));
        add(demands, locate("UntagResource", "KeyId", key, "TagKeys", List.of("Dept")));
        add(
                demands,
                locate(
                        "CreateGrant",
                        "KeyId",
                        key,
                        "GranteePrincipal",
                        alice.arn(),
                        "RetiringPrincipal",
                        alice.arn(),
                        "Operations",
                        List.of("Encrypt"),
                        "Constraints",
                        Map.of(
                                "EncryptionContextSubset",
                                context,
                                "SourceArn",
                                "arn:aws:s3:eu-central-1:111122223333:bucket")));
        add(
                demands,
                locate(
                        "CreateGrant",
                        "KeyId",
                        key,
                        "GranteeServicePrincipal",
                        "s3.amazonaws.com",
                        "RetiringServicePrincipal",
                        "s3.amazonaws.com",
                        "Operations",
                        List.of("Encrypt")));
        return demands;
    }

    private static final String EVERYONE = """
            {"Version":"2012-10-17","Statement":[
             {"Effect":"Allow","Principal":{"AWS":"*"},"Action":"kms:*","Resource":"*"}]}""";

    private static void add(Map<String, List<Demand<?>>> demands, Located located) {
        for (Demand<?> demand : located.demands()) {
            String action = demand.action().name();
            if (demand.target() instanceof KeyTarget || action.equals("CreateKey")) {
                demands.merge(
                        action,
                        List.of(demand),
                        (one, more) -> java.util.stream.Stream.of(one, more)
                                .flatMap(List::stream)
                                .toList());
            }
        }
    }

    private Located locate(String operation, Object... members) {
        Operation<?, ?, ?> found = kms.service().operations().stream()
                .filter(each -> each.contract().name().equals(operation))
                .findFirst()
                .orElseThrow();
        return locate(found, io.sealwright.kms.Json.object(members));
    }

    private <I extends io.sealwright.contract.Structure, L extends Located> Located locate(
            Operation<I, L, ?> operation, String body) {
        return operation.locate(
                operation.contract().decodeJson(body.getBytes(UTF_8), 0, body.getBytes(UTF_8).length), call);
    }

    private static Fact fact(Demand<?> demand, String name) {
        String[] parts = name.split(":", -1);
        String lower = parts[1].toLowerCase(Locale.ROOT);
        String part = Set.of("encryptioncontext", "requesttag", "resourcetag").contains(lower) ? PART : "";
        return name.equals("aws:ResourceTag")
                ? demand.target().tag(part)
                : demand.facts().of(new ConditionKey(parts[0], lower, part));
    }

    private Fact fact(String name, Located located) {
        return fact(located.demands().getFirst(), name);
    }

    @Test
    void facts_have_the_values_that_aws_documents() {
        Located encrypt = locate(
                "Encrypt",
                "KeyId",
                "arn:aws:kms:%s:%s:alias/one".formatted(Kms.REGION, alice.account()),
                "Plaintext",
                new byte[1],
                "EncryptionContext",
                Map.of("dept", "HR", "Level", "1"));
        assertThat(fact("kms:RequestAlias", encrypt)).isEqualTo(Fact.of("alias/one"));
        assertThat(fact("kms:ResourceAliases", encrypt)).isEqualTo(Fact.ofAll(List.of("alias/one", "alias/two")));
        assertThat(fact("kms:EncryptionContext", encrypt)).isEqualTo(Fact.of("HR"));
        assertThat(fact("kms:EncryptionAlgorithm", encrypt)).isEqualTo(Fact.of("SYMMETRIC_DEFAULT"));
        assertThat(fact("kms:CallerAccount", encrypt)).isEqualTo(Fact.of(alice.account()));
        assertThat(fact("kms:KeySpec", encrypt)).isEqualTo(Fact.of("SYMMETRIC_DEFAULT"));
        assertThat(fact("kms:KeyUsage", encrypt)).isEqualTo(Fact.of("ENCRYPT_DECRYPT"));
        assertThat(fact("kms:KeyOrigin", encrypt)).isEqualTo(Fact.of("AWS_KMS"));
        assertThat(fact("kms:MultiRegion", encrypt)).isEqualTo(Fact.of(false));
        assertThat(fact("aws:ResourceTag", encrypt)).isEqualTo(Fact.of("HR"));
        Located deletion = locate("ScheduleKeyDeletion", "KeyId", key);
        assertThat(fact("kms:ScheduleKeyDeletionPendingWindowInDays", deletion)).isEqualTo(Fact.of("30"));
        assertThat(fact("kms:BypassPolicyLockoutSafetyCheck", locate("PutKeyPolicy", "KeyId", key, "Policy", EVERYONE)))
                .isEqualTo(Fact.ABSENT);
    }

    @Test
    void context_keys_that_differ_in_case_only_are_twins() {
        Located encrypt = locate(
                "Encrypt",
                "KeyId",
                key,
                "Plaintext",
                new byte[1],
                "EncryptionContext",
                Map.of("dept", "HR", "DEPT", "IT"));

        assertThat(fact("kms:EncryptionContext", encrypt))
                .isInstanceOfSatisfying(
                        Fact.Twins.class, twins -> assertThat(twins.values()).containsExactlyInAnyOrder("HR", "IT"));
        assertThat(fact("kms:RequestAlias", encrypt)).isEqualTo(Fact.ABSENT);
    }

    @Test
    void reencrypt_tells_whether_both_keys_are_one() {
        String other = alice.createKey();
        Located same = locate("ReEncrypt", "CiphertextBlob", ciphertext, "DestinationKeyId", key);
        Located different = locate("ReEncrypt", "CiphertextBlob", ciphertext, "DestinationKeyId", other);

        for (int side = 0; side < 2; side++) {
            assertThat(fact(same.demands().get(side), "kms:ReEncryptOnSameKey")).isEqualTo(Fact.of(true));
            assertThat(fact(different.demands().get(side), "kms:ReEncryptOnSameKey"))
                    .isEqualTo(Fact.of(false));
        }
    }

    @Test
    void a_condition_on_more_aliases_than_a_key_may_have_holds_for_nobody() {
        List<String> many = java.util.stream.IntStream.rangeClosed(0, 50)
                .mapToObj(i -> "alias/" + i)
                .toList();
        assertThat(KeyConditions.aliases(many)).isEqualTo(Fact.UNKNOWN);
    }

    @Test
    void an_algorithm_is_named_also_when_it_is_another() {
        assertThat(CipherFacts.asking(EncryptionAlgorithmSpec.RSAES_OAEP_SHA_256)
                        .of(KmsConditionKey.ENCRYPTION_ALGORITHM))
                .isEqualTo(Fact.of("RSAES_OAEP_SHA_256"));
    }
}
