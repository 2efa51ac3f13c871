// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.policy.Fact;

/** What conditions may ask about every request that makes, lists or revokes grants. */
public final class GrantFacts {

    /** False of whoever calls for himself; where a service calls for him, {@link OnKey} says so. */
    public static final ParameterFacts MANAGING =
            key -> key == KmsConditionKey.GRANT_IS_FOR_AWS_RESOURCE ? Fact.of(false) : Fact.ABSENT;

    private GrantFacts() {}
}
