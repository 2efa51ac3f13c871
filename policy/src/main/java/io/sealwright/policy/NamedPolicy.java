// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import io.sealwright.vocabulary.Arn;
import org.jspecify.annotations.Nullable;

/**
 * A document under the name that its holder knows it by, for traces and simulations.
 *
 * @param name of an inline or managed policy; of a key {@code default}; empty where there is none
 * @param arn of a managed policy or of one of an organization, else null
 */
public record NamedPolicy(String name, @Nullable Arn arn, PolicyDocument document) {

    public static NamedPolicy inline(String name, PolicyDocument document) {
        return new NamedPolicy(name, null, document);
    }
}
