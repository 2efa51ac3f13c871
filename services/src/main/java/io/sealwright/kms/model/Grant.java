// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.GrantOperation;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A right to some operations of one key, given to one principal. It only ever allows.
 *
 * @param name the friendly name, or null
 * @param retiring who may retire it besides those who always may, or null
 * @param issuer the account of whoever made it
 * @param operations what it allows, each once, in the order of the request
 * @param requestHash names everything that was asked for, so that a repeated request with a name finds it
 * @param created to the millisecond
 * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/grants.html">Grants in AWS KMS</a>
 */
public record Grant(
        GrantAddress address,
        @Nullable String name,
        GrantParty grantee,
        @Nullable GrantParty retiring,
        AccountId issuer,
        List<GrantOperation> operations,
        GrantConstraint constraint,
        Blob requestHash,
        Instant created) {

    /** The most grants one key may have. */
    public static final int MAX_PER_KEY = 50_000;

    public Grant {
        operations = List.copyOf(operations);
    }

    public GrantId id() {
        return address.id();
    }

    /**
     * Whether the constraint narrows {@code operation}: it does not where there is no encryption context to compare.
     */
    static boolean isConstrained(GrantOperation operation) {
        return operation != GrantOperation.DESCRIBE_KEY
                && operation != GrantOperation.RETIRE_GRANT
                && operation != GrantOperation.GET_PUBLIC_KEY;
    }

    /** Whether it allows {@code operation} in a request with these circumstances, to its grantee. */
    boolean allows(GrantOperation operation, GrantedRequest request) {
        if (!operations.contains(operation)) {
            return false;
        }
        if (!isConstrained(operation)) {
            return true;
        }
        if (operation == GrantOperation.CREATE_GRANT) {
            GrantTerms child = request.terms();
            return child != null && child.isWithin(this);
        }
        return constraint.holds(request.context(), request.sourceArn());
    }
}
