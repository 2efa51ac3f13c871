// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.store;

import java.util.Locale;

/** Names of entities are unique in their account whatever their case. */
final class Names {

    private Names() {}

    /** The form that is the key; the patterns of names admit ASCII only. */
    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
