// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.model;

import io.sealwright.vocabulary.Arn;
import java.util.Optional;

/** Tells who an ARN names. */
@FunctionalInterface
public interface ServicePrincipals {

    /** The unique id of the user or role with this ARN now; empty where there is none. May wait for the store. */
    Optional<String> idOf(Arn arn);
}
