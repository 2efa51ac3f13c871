// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.GrantOperation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The grants that one grantee has on one key, indexed by operation, and by what their constraints ask for: a look costs
 * as much for ten thousand grants as for one. Immutable.
 */
public final class GranteeGrants {
    public static final GranteeGrants NONE = new GranteeGrants(List.of());

    private final List<Grant> all;
    private final Map<GrantOperation, OfOperation> byOperation = new EnumMap<>(GrantOperation.class);

    public GranteeGrants(List<Grant> grants) {
        this.all = List.copyOf(grants);
        for (Grant grant : grants) {
            for (GrantOperation operation : grant.operations()) {
                byOperation.computeIfAbsent(operation, _ -> new OfOperation()).add(grant, operation);
            }
        }
    }

    public List<Grant> all() {
        return all;
    }

    /** A grant that allows {@code operation} in these circumstances, or null. */
    @Nullable
    Grant allowing(GrantOperation operation, GrantedRequest request) {
        OfOperation grants = byOperation.get(operation);
        return grants == null ? null : grants.allowing(operation, request);
    }

    /** Grants that hold always come first; the others lie under the context, or the pair of it, that they ask for. */
    private static final class OfOperation {
        private final List<Grant> scanned = new ArrayList<>();
        private final Map<EncryptionContext, List<Grant>> byContext = new HashMap<>();
        private final Map<Map.Entry<String, String>, List<Grant>> byPair = new HashMap<>();

        private void add(Grant grant, GrantOperation operation) {
            GrantConstraint constraint = grant.constraint();
            if (!Grant.isConstrained(operation) || constraint.type() == null) {
                scanned.addFirst(grant);
                return;
            }
            if (operation == GrantOperation.CREATE_GRANT) {
                scanned.addLast(grant);
                return;
            }
            switch (constraint.type()) {
                case EQUALS ->
                    byContext
                            .computeIfAbsent(constraint.context(), _ -> new ArrayList<>())
                            .add(grant);
                case SUBSET ->
                    byPair.computeIfAbsent(firstPair(constraint), _ -> new ArrayList<>())
                            .add(grant);
            }
        }

        /** Of a subset that is not empty: one that asks for nothing is no constraint, and none is made of it. */
        private static Map.Entry<String, String> firstPair(GrantConstraint constraint) {
            Map.Entry<String, String> first =
                    constraint.context().pairs().entrySet().iterator().next();
            return Map.entry(first.getKey(), first.getValue());
        }

        private @Nullable Grant allowing(GrantOperation operation, GrantedRequest request) {
            Grant found = first(scanned, operation, request);
            if (found == null && !byContext.isEmpty()) {
                found = first(byContext.getOrDefault(request.context(), List.of()), operation, request);
            }
            if (found == null && !byPair.isEmpty()) {
                found = bySubset(operation, request);
            }
            return found;
        }

        private @Nullable Grant bySubset(GrantOperation operation, GrantedRequest request) {
            for (Map.Entry<String, String> pair : request.context().pairs().entrySet()) {
                List<Grant> candidates = byPair.getOrDefault(Map.entry(pair.getKey(), pair.getValue()), List.of());
                Grant found = first(candidates, operation, request);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }

        private static @Nullable Grant first(List<Grant> grants, GrantOperation operation, GrantedRequest request) {
            for (Grant grant : grants) {
                if (grant.allows(operation, request)) {
                    return grant;
                }
            }
            return null;
        }
    }
}
