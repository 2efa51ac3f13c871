// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

/** Named places in the writer at which a test may end the process or fail. Nothing happens there in production. */
@FunctionalInterface
public interface FaultPoints {
    FaultPoints NONE = point -> {};

    /** Before a group's transaction begins. */
    String BEFORE_TRANSACTION = "before-transaction";

    /** All members of the group have written, none is committed. */
    String IN_TRANSACTION = "in-transaction";

    /** In the place of COMMIT: what is thrown here is the error of COMMIT. */
    String AT_COMMIT = "at-commit";

    /** The group is durable, nobody has heard of it. */
    String AFTER_COMMIT = "after-commit";

    void reached(String point);
}
