// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.contract.kms.KmsError;
import io.sealwright.contract.kms.ListKeyPoliciesRequest;
import io.sealwright.contract.kms.ListKeyPoliciesResponse;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.kms.model.KeyLocator;
import io.sealwright.kms.model.KeyPolicies;
import io.sealwright.kms.model.OnKey;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * The names of a key's policies: always the one.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyPolicies.html">ListKeyPolicies</a>
 */
public final class ListKeyPolicies implements Operation<ListKeyPoliciesRequest, OnKey, ListKeyPoliciesResponse> {
    private static final Action LIST_KEY_POLICIES = new Action("kms", "ListKeyPolicies");

    private final KeyLocator locator;

    public ListKeyPolicies(KeyLocator locator) {
        this.locator = locator;
    }

    @Override
    public OperationContract<ListKeyPoliciesRequest, ListKeyPoliciesResponse> contract() {
        return KmsContract.LIST_KEY_POLICIES;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnKey locate(ListKeyPoliciesRequest request, Call call) {
        return OnKey.of(LIST_KEY_POLICIES, locator.byKey(request.keyId(), call), call);
    }

    @Override
    public Answer<ListKeyPoliciesResponse> run(
            ListKeyPoliciesRequest request, OnKey located, Permits permits, Call call) {
        var _ = located.permitted(permits);
        if (request.marker() != null) {
            throw KmsError.INVALID_MARKER.because("The marker is not valid."); // There is never a second page.
        }
        return new Answer.Told<>(new ListKeyPoliciesResponse(List.of(KeyPolicies.DEFAULT_NAME), null, false));
    }
}
