// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

/** A row with this key exists. The adapter that inserts says what that means, such as AlreadyExistsException. */
public final class UniqueViolation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UniqueViolation() {
        super("a row with this key exists", null, false, false);
    }
}
