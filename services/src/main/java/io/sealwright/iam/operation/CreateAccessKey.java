// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.CreateAccessKeyRequest;
import io.sealwright.contract.iam.CreateAccessKeyResponse;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.RandomSource;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.AccessKey;
import io.sealwright.iam.model.AccessKeyDescription;
import io.sealwright.iam.model.AccessKeySeal;
import io.sealwright.iam.model.AccessKeyStatus;
import io.sealwright.iam.model.EntityTarget;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.Quotas;
import io.sealwright.iam.model.Repeats;
import io.sealwright.iam.model.SecretAccessKeys;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserLocator;
import io.sealwright.iam.model.UserRepository;
import io.sealwright.rows.RepeatedRequests;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.SecretBytes;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes an access key for a user: the named one, or the user who calls. Its secret is told once.
 *
 * <p>A repeat by an SDK that lost the answer gets the same key with a new secret: the lost one is never told again, and
 * signs no more.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html">CreateAccessKey</a>
 */
public final class CreateAccessKey
        implements Operation<CreateAccessKeyRequest, CreateAccessKey.NewKey, CreateAccessKeyResponse> {
    private static final Action CREATE_ACCESS_KEY = new Action("iam", "CreateAccessKey");
    private static final long FIRST_SECRET = 1;

    /**
     * Whose the key will be.
     *
     * @param earlier the key that this very request made before, when its answer was lost on the way, or null
     */
    public record NewKey(OnEntity<User> user, @Nullable AccessKey earlier) implements Located {
        @Override
        public List<Demand<?>> demands() {
            return user.demands();
        }
    }

    private final UserLocator locator;
    private final UserRepository users;
    private final RepeatedRequests<String> repeats;
    private final CryptoBoundary crypto;
    private final RandomSource random;

    public CreateAccessKey(
            UserLocator locator,
            UserRepository users,
            RepeatedRequests<String> repeats,
            CryptoBoundary crypto,
            RandomSource random) {
        this.locator = locator;
        this.users = users;
        this.repeats = repeats;
        this.crypto = crypto;
        this.random = random;
    }

    @Override
    public OperationContract<CreateAccessKeyRequest, CreateAccessKeyResponse> contract() {
        return IamContract.CREATE_ACCESS_KEY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public NewKey locate(CreateAccessKeyRequest request, Call call) {
        EntityTarget<User> owner = locator.byNameOrCaller(request.userName(), call);
        return new NewKey(
                OnEntity.of(CREATE_ACCESS_KEY, owner),
                Repeats.find(repeats, contract(), request, call)
                        .flatMap(users::findAccessKey)
                        .filter(key -> owner.entity() != null
                                && key.user().equals(owner.entity().id()))
                        .orElse(null));
    }

    @Override
    public Answer<CreateAccessKeyResponse> run(
            CreateAccessKeyRequest request, NewKey located, Permits permits, Call call) {
        User user = located.user().permitted(permits);
        AccessKey earlier = located.earlier();
        SecretBytes secret = SecretAccessKeys.draw(random);
        if (earlier != null) {
            AccessKey again = earlier.withNextSecret(new AccessKeySeal(crypto)
                    .seal(earlier.id(), earlier.account(), earlier.secretVersion() + 1, secret));
            return new Answer.Changing<>(answer(user, again, secret), users.changeAccessKey(user, again));
        }
        if (user.accessKeyCount() >= AccessKey.MOST_PER_USER) {
            throw Quotas.exceeded("AccessKeysPerUser", AccessKey.MOST_PER_USER);
        }
        AccessKey key = made(user, secret, call);
        return new Answer.Changing<>(
                answer(user, key, secret),
                users.addAccessKey(user, key).and(repeats.remember(call, Repeats.hash(contract(), request), key.id())));
    }

    private AccessKey made(User user, SecretBytes secret, Call call) {
        String id = crypto.accessKeyIds().issue(user.account());
        return new AccessKey(
                id,
                user.account(),
                user.id(),
                AccessKeyStatus.ACTIVE,
                call.time().truncatedTo(ChronoUnit.SECONDS),
                FIRST_SECRET,
                new AccessKeySeal(crypto).seal(id, user.account(), FIRST_SECRET, secret));
    }

    private static CreateAccessKeyResponse answer(User user, AccessKey key, SecretBytes secret) {
        return new CreateAccessKeyResponse(io.sealwright.contract.iam.AccessKey.builder()
                .userName(user.name())
                .accessKeyId(key.id())
                .status(AccessKeyDescription.status(key.status()))
                .secretAccessKey(secret)
                .createDate(key.created().truncatedTo(ChronoUnit.SECONDS))
                .build());
    }
}
