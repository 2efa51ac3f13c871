// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.policy.Fact;
import java.util.ArrayList;
import java.util.List;

/**
 * The values under one name, in whatever case it was written: condition keys do not tell cases apart, so several pairs
 * of a context, or several tags, may answer to one.
 */
final class NamedValues {
    private final String name;
    private final List<String> values = new ArrayList<>(1);

    NamedValues(String name) {
        this.name = name;
    }

    void add(String itsName, String value) {
        if (itsName.equalsIgnoreCase(name)) {
            values.add(value);
        }
    }

    Fact fact() {
        return switch (values.size()) {
            case 0 -> Fact.ABSENT;
            case 1 -> Fact.of(values.getFirst());
            default -> new Fact.Twins(values);
        };
    }
}
