// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Principal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** People, keys and documents that the tests speak of. */
final class Documents {
    static final AccountId ACCOUNT = new AccountId("111122223333");
    static final AccountId OTHER_ACCOUNT = new AccountId("444455556666");
    static final Principal ALICE = user(ACCOUNT, "/", "alice");
    static final Principal BOB = user(ACCOUNT, "/team/", "bob");
    static final Principal STRANGER = user(OTHER_ACCOUNT, "/", "stranger");
    static final Principal ROOT_USER = new Principal.Root("aws", ACCOUNT);
    static final Principal WRITER = session("writer", "AROAWRITER", "s1");
    static final Principal CAROL =
            new Principal.FederatedUser("aws", ACCOUNT, "carol", (Principal.User) user(ACCOUNT, "/", "alice"));
    static final Arn PROVIDER = arn("arn:aws:iam::111122223333:oidc-provider/token.example.com");
    static final Principal WORKLOAD = new Principal.Federated("aws", ACCOUNT, PROVIDER, "workload");
    static final Arn ROLE = arn("arn:aws:iam::111122223333:role/app/writer");
    static final Action ASSUME_ROLE = new Action("sts", "AssumeRole");
    static final Arn KEY = arn("arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab");
    static final Action ENCRYPT = new Action("kms", "Encrypt");
    static final Action DECRYPT = new Action("kms", "Decrypt");
    static final Action CREATE_KEY = new Action("kms", "CreateKey");

    /** The exact shape AWS gives a key that is made without a policy. */
    static final String DEFAULT_KEY_POLICY = """
            {
              "Version" : "2012-10-17",
              "Id" : "key-default-1",
              "Statement" : [ {
                "Sid" : "Enable IAM User Permissions",
                "Effect" : "Allow",
                "Principal" : {
                  "AWS" : "arn:aws:iam::111122223333:root"
                },
                "Action" : "kms:*",
                "Resource" : "*"
              } ]
            }""";

    static final String ADMINISTRATOR_ACCESS = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    private Documents() {}

    static Principal user(AccountId account, String path, String name) {
        return new Principal.User("aws", account, path, name, "AIDA" + name);
    }

    /** A session of a role with the path {@code /app/}. */
    static Principal session(String role, String roleId, String name) {
        return new Principal.AssumedRole("aws", ACCOUNT, "/app/", role, roleId, name);
    }

    /** Facts by the names of their keys; all others are unknown. */
    static Facts facts(Map<String, Fact> byName) {
        Map<ConditionKey, Fact> byKey = new HashMap<>();
        byName.forEach((name, fact) -> byKey.put(ConditionKeys.named(name), fact));
        return key -> byKey.getOrDefault(key, Fact.UNKNOWN);
    }

    /** Alice encrypts under the key. */
    static AccessRequest request(Map<String, Fact> facts) {
        return new AccessRequest(ALICE, ENCRYPT, Resource.of(KEY), facts(facts));
    }

    static Arn arn(String text) {
        return Arn.parse(text).orElseThrow();
    }

    static PolicyDocument parse(String text, PolicyType type) throws MalformedPolicy {
        return PolicyDocument.parse(text, type, Blob.owning(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A document that the test knows to be good. */
    static PolicyDocument document(String text, PolicyType type) {
        try {
            return parse(text, type);
        } catch (MalformedPolicy malformed) {
            throw new AssertionError(text, malformed);
        }
    }

    static PolicySet identity(String... texts) {
        return set(PolicyType.IDENTITY_POLICY, texts);
    }

    static PolicySet keyPolicy(String text) {
        return set(PolicyType.KEY_POLICY, text);
    }

    static PolicySet boundary(String... statements) {
        return PolicySet.of(PolicyKind.BOUNDARY, 1, List.of(document(policy(statements), PolicyType.IDENTITY_POLICY)));
    }

    /** One set of one document with these statements. */
    static PolicySet of(PolicyType type, String... statements) {
        return set(type, policy(statements));
    }

    private static PolicySet set(PolicyType type, String... texts) {
        List<PolicyDocument> documents = new ArrayList<>();
        for (String text : texts) {
            documents.add(document(text, type));
        }
        return PolicySet.of(type.kind(), 1, documents);
    }

    /** A statement of an identity policy, with single quotes for double ones in the parts. */
    static String identityStatement(String effect, String action, String resource) {
        return json("{'Effect':'%s','Action':'%s','Resource':'%s'}".formatted(effect, action, resource));
    }

    static String keyStatement(String effect, String principal, String action) {
        return json("{'Effect':'%s','Principal':{'AWS':'%s'},'Action':'%s','Resource':'*'}"
                .formatted(effect, principal, action));
    }

    static String policy(String... statements) {
        return json("{'Version':'2012-10-17','Statement':[%s]}".formatted(String.join(",", statements)));
    }

    static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }
}
