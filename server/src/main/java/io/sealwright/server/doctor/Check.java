// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.doctor;

import java.io.IOException;
import java.util.List;

/** Looks at one thing and changes nothing. */
@FunctionalInterface
interface Check {

    /**
     * What is to be said of it; nothing when all is well.
     *
     * @throws IOException when it cannot be looked at, which is a finding too
     */
    List<Finding> examine(Patient patient) throws IOException;
}
