// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.ListAccessKeysRequest;
import io.sealwright.contract.iam.ListAccessKeysResponse;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.AccessKey;
import io.sealwright.iam.model.AccessKeyDescription;
import io.sealwright.iam.model.EntityTarget;
import io.sealwright.iam.model.Listing;
import io.sealwright.iam.model.Markers;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserLocator;
import io.sealwright.iam.model.UserRepository;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Lists the access keys of a user: the named one, or the user who calls.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccessKeys.html">ListAccessKeys</a>
 */
public final class ListAccessKeys
        implements Operation<ListAccessKeysRequest, ListAccessKeys.Keys, ListAccessKeysResponse> {
    private static final Action LIST_ACCESS_KEYS = new Action("iam", "ListAccessKeys");

    /** A user and its keys. */
    public record Keys(OnEntity<User> user, List<AccessKey> keys) implements Located {
        @Override
        public List<Demand<?>> demands() {
            return user.demands();
        }
    }

    private final UserLocator locator;
    private final UserRepository users;
    private final Markers markers;

    public ListAccessKeys(UserLocator locator, UserRepository users, Markers markers) {
        this.locator = locator;
        this.users = users;
        this.markers = markers;
    }

    @Override
    public OperationContract<ListAccessKeysRequest, ListAccessKeysResponse> contract() {
        return IamContract.LIST_ACCESS_KEYS;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public Keys locate(ListAccessKeysRequest request, Call call) {
        EntityTarget<User> owner = locator.byNameOrCaller(request.userName(), call);
        return new Keys(
                OnEntity.of(LIST_ACCESS_KEYS, owner),
                owner.entity() == null ? List.of() : users.accessKeys(owner.entity()));
    }

    @Override
    public Answer<ListAccessKeysResponse> run(ListAccessKeysRequest request, Keys located, Permits permits, Call call) {
        User user = located.user().permitted(permits);
        var asked = new Listing.Asked("ListAccessKeys", user.name(), request.marker(), request.maxItems());
        Listing<AccessKey> listing = Listing.of(markers, asked, call, located.keys());
        return new Answer.Told<>(new ListAccessKeysResponse(
                listing.items().stream()
                        .map(key -> AccessKeyDescription.of(key, user.name()))
                        .toList(),
                listing.isTruncated(),
                listing.marker()));
    }
}
