// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of a request besides its caller and operation, so that a grant allows it. Keys and values of
 * encryption contexts are compared exactly, in their case too.
 *
 * @param type how {@code context} is compared, or null where the grant does not ask for one
 * @param context the pairs that the grant asks for
 * @param sourceArn of the resource for which a service acts, or null
 * @see <a
 *     href="https://docs.aws.amazon.com/kms/latest/developerguide/create-grant-overview.html#grant-constraints">Grant
 *     constraints</a>
 */
public record GrantConstraint(
        @Nullable Type type,
        EncryptionContext context,
        @Nullable String sourceArn) {

    public static final GrantConstraint NONE = new GrantConstraint(null, EncryptionContext.NONE, null);

    /** The two comparisons, by AWS's names, which the store keeps. */
    public enum Type {
        /** The request's context is these pairs and no others. */
        EQUALS("EncryptionContextEquals"),
        /** The request's context holds these pairs. */
        SUBSET("EncryptionContextSubset");

        private final String wireName;

        Type(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    /** Whether a request with this context, for this resource, is within the constraint. */
    public boolean holds(EncryptionContext requested, @Nullable String requestedSource) {
        return (sourceArn == null || sourceArn.equals(requestedSource)) && contextHolds(requested);
    }

    private boolean contextHolds(EncryptionContext requested) {
        return switch (type) {
            case null -> true;
            case EQUALS -> requested.equals(context);
            case SUBSET -> contains(requested.pairs(), context.pairs());
        };
    }

    /** Whether everything that this constraint lets through, {@code parent} lets through too. */
    public boolean isWithin(GrantConstraint parent) {
        if (parent.sourceArn != null && !parent.sourceArn.equals(sourceArn)) {
            return false;
        }
        return switch (parent.type) {
            case null -> true;
            case EQUALS -> type == Type.EQUALS && context.equals(parent.context);
            case SUBSET -> type != null && contains(context.pairs(), parent.context.pairs());
        };
    }

    private static boolean contains(Map<String, String> all, Map<String, String> some) {
        for (Map.Entry<String, String> pair : some.entrySet()) {
            if (!pair.getValue().equals(all.get(pair.getKey()))) {
                return false;
            }
        }
        return true;
    }
}
