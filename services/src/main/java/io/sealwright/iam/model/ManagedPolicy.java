// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.vocabulary.Arn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A policy that stands alone and is attached to users, groups and roles: an account's own, or one of AWS's, which every
 * account finds present.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html">Managed
 *     policies and inline policies</a>
 */
public sealed interface ManagedPolicy permits CustomerManagedPolicy, AwsManagedPolicy {

    Arn arn(String partition);

    /** Begins and ends with a slash. */
    String path();

    String name();

    ManagedPolicyId id();

    @Nullable
    String description();

    Instant created();

    /** When the newest version was made. */
    Instant updated();

    /** The number of the version that is in force. */
    int defaultVersion();

    /** Oldest first. */
    List<PolicyVersion> versions();

    List<Tag> tags();

    /** Grows with every change. */
    long version();

    /** The version that is spelled so, such as {@code v2}. */
    default Optional<PolicyVersion> version(String id) {
        return versions().stream().filter(version -> version.id().equals(id)).findFirst();
    }

    /** The version in force. */
    default PolicyVersion inForce() {
        return versions().stream()
                .filter(version -> version.number() == defaultVersion())
                .findFirst()
                .orElseThrow();
    }
}
