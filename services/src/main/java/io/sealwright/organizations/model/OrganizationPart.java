// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

import io.sealwright.gateway.Target;
import io.sealwright.policy.Resource;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Blob;
import org.jspecify.annotations.Nullable;

/** Something of an organization that policies name; the caller's own policies alone decide about it. */
public record OrganizationPart(Resource resource) implements Target {

    /** The organization as a whole. */
    public static final OrganizationPart WHOLE = new OrganizationPart(Resource.EVERYTHING);

    static OrganizationPart of(Arn arn) {
        return new OrganizationPart(Resource.of(arn));
    }

    @Override
    public long version() {
        return 0;
    }

    @Override
    public Guard guard() {
        return Guard.CallersPolicies.INSTANCE;
    }

    @Override
    public @Nullable Blob recordEntry() {
        return null;
    }
}
