// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.kms.Answer;
import io.sealwright.kms.TestUser;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** A call that a table describes: in place of real values stand names such as {@code KEY}. */
@NullUnmarked
record Request(String operation, List<Object> members) {

    Request(String operation, Object... members) {
        this(operation, List.of(members));
    }

    Answer by(TestUser user, Map<String, ?> values) {
        return user.call(
                operation,
                members.stream()
                        .map(member ->
                                member instanceof String name && values.containsKey(name) ? values.get(name) : member)
                        .toArray());
    }

    @Override
    public String toString() {
        return operation;
    }
}
