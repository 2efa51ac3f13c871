// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.RandomSource;
import io.sealwright.gateway.Write;
import io.sealwright.iam.model.AccessKey;
import io.sealwright.iam.model.AccessKeySeal;
import io.sealwright.iam.model.AccessKeyStatus;
import io.sealwright.iam.model.InlinePolicy;
import io.sealwright.iam.model.SecretAccessKeys;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserId;
import io.sealwright.iam.model.UserRepository;
import io.sealwright.policy.MalformedPolicy;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyType;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.rows.Writes;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.SecretBytes;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Makes the first user of a new account: {@code administrator}, who may do everything, with one access key.
 *
 * <p>Nothing is written here: what is returned holds the change, which the first start commits as one with the account
 * itself and its record, and the only copy of the secret in clear, which it writes to the credentials file.
 */
public final class FirstAdministrator {
    public static final String NAME = "administrator";

    private static final String POLICY_NAME = "AdministratorAccess";

    /** AWS's managed policy of that name, word for word. */
    private static final String ADMINISTRATOR_ACCESS = """
            {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Action": "*",
                        "Resource": "*"
                    }
                ]
            }""";

    private static final long FIRST_SECRET = 1;

    private final UserRepository users;
    private final CryptoBoundary crypto;
    private final RandomSource random;
    private final InstantSource clock;

    public FirstAdministrator(UserRepository users, CryptoBoundary crypto, RandomSource random, InstantSource clock) {
        this.users = users;
        this.crypto = crypto;
        this.random = random;
        this.clock = clock;
    }

    /**
     * What the first start has to commit and to hand out.
     *
     * @param write the user, its policy and its access key
     * @param secretAccessKey 40 ASCII characters; whoever wrote them down closes it
     */
    public record Prepared(Write write, User user, String accessKeyId, SecretBytes secretAccessKey) {}

    /** An administrator for {@code account}, which is made in the same change. */
    public Prepared prepare(AccountId account) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        PolicyDocument document = administratorAccess();
        var policy = new InlinePolicy(POLICY_NAME, document.hash());
        User user = User.create(account, "/", NAME, UserId.draw(random), now, List.of(policy));
        String keyId = crypto.accessKeyIds().issue(account);
        SecretBytes secret = SecretAccessKeys.draw(random);
        AccessKey key = new AccessKey(
                keyId,
                account,
                user.id(),
                AccessKeyStatus.ACTIVE,
                now,
                FIRST_SECRET,
                new AccessKeySeal(crypto).seal(keyId, account, FIRST_SECRET, secret));
        Write write = Writes.together(users.insert(user, List.of(document)), users.addAccessKey(user, key));
        return new Prepared(write, user.withOneMoreAccessKey(), keyId, secret);
    }

    private static PolicyDocument administratorAccess() {
        try {
            return PolicyDocuments.compile(ADMINISTRATOR_ACCESS, PolicyType.IDENTITY_POLICY);
        } catch (MalformedPolicy malformed) {
            throw new IllegalStateException("the administrator's policy is not one", malformed);
        }
    }
}
