// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms;

import io.sealwright.iam.model.AccessKey;
import io.sealwright.iam.model.AccessKeySeal;
import io.sealwright.iam.model.AccessKeyStatus;
import io.sealwright.iam.model.InlinePolicy;
import io.sealwright.iam.model.SecretAccessKeys;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserId;
import io.sealwright.organizations.model.Account;
import io.sealwright.policy.MalformedPolicy;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyType;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.rows.Writes;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** An account with its people. */
@NullUnmarked
public final class TestAccount {
    final Kms kms;
    private final AccountId id;
    private final TestUser administrator;

    /** @param isNew whether it is to be made first */
    TestAccount(Kms kms, AccountId id, boolean isNew) {
        this.kms = kms;
        this.id = id;
        if (isNew) {
            kms.commit(kms.accounts.insert(new Account(id, "test", now())));
        }
        this.administrator = userAllowed("administrator", "*");
    }

    public String id() {
        return id.digits();
    }

    public TestUser administrator() {
        return administrator;
    }

    /** A user whose own policy allows these actions on everything. */
    public TestUser userAllowed(String name, String... actions) {
        return user(
                name,
                Json.object(
                        "Version",
                        "2012-10-17",
                        "Statement",
                        List.of(Map.of("Effect", "Allow", "Action", List.of(actions), "Resource", "*"))));
    }

    /** A user with these policies, which may be none. */
    public TestUser user(String name, String... policies) {
        List<PolicyDocument> documents = new ArrayList<>();
        List<InlinePolicy> inline = new ArrayList<>();
        for (String policy : policies) {
            PolicyDocument document = document(policy);
            documents.add(document);
            inline.add(new InlinePolicy("p" + documents.size(), document.hash()));
        }
        User user = User.create(id, "/", name, UserId.draw(kms.random), now(), inline);
        String keyId = kms.crypto.accessKeyIds().issue(id);
        SecretBytes secret = SecretAccessKeys.draw(kms.random);
        AccessKey key = new AccessKey(
                keyId,
                id,
                user.id(),
                AccessKeyStatus.ACTIVE,
                now(),
                1,
                new AccessKeySeal(kms.crypto).seal(keyId, id, 1, secret));
        String text = new String(secret.exposedBytes(), StandardCharsets.US_ASCII);
        kms.commit(Writes.together(kms.users.insert(user, documents), kms.users.addAccessKey(user, key)));
        return new TestUser(kms, id.digits(), name, user.id().text(), keyId, text, Kms.REGION);
    }

    private Instant now() {
        return kms.clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static PolicyDocument document(String text) {
        try {
            return PolicyDocuments.compile(text, PolicyType.IDENTITY_POLICY);
        } catch (MalformedPolicy e) {
            throw new AssertionError(e);
        }
    }
}
