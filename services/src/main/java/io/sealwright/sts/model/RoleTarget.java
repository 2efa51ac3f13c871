// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.model;

import io.sealwright.contract.ByteWriter;
import io.sealwright.gateway.Target;
import io.sealwright.policy.Fact;
import io.sealwright.policy.Resource;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Blob;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A role that somebody would assume, or its absence. To whoever may not, both look the same: AWS gives no reason, and
 * the same words for a role that is not there.
 */
public final class RoleTarget implements Target {
    private final Arn arn;
    private final Optional<Role> role;

    private RoleTarget(Arn arn, Optional<Role> role) {
        this.arn = arn;
        this.role = role;
    }

    public static RoleTarget of(Arn arn, RoleDirectory roles) {
        return new RoleTarget(arn, roles.find(arn));
    }

    /** A role that is not there, or that nobody is to hear of. */
    public static RoleTarget absent(Arn arn) {
        return new RoleTarget(arn, Optional.empty());
    }

    /** The role; empty when there is none of this ARN. */
    public Optional<Role> role() {
        return role;
    }

    public Arn arn() {
        return arn;
    }

    @Override
    public Resource resource() {
        return Resource.of(arn);
    }

    @Override
    public long version() {
        return role.map(Role::version).orElse(0L);
    }

    @Override
    public Guard guard() {
        return role.isPresent() ? role.get().guard() : Guard.Absent.INSTANCE;
    }

    @Override
    public Fact tag(String key) {
        return role.map(found -> found.tag(key)).orElse(Fact.ABSENT);
    }

    @Override
    public boolean tellsReason() {
        return false;
    }

    @Override
    public @Nullable Blob recordEntry() {
        ByteWriter entry = new ByteWriter();
        entry.ascii("{\"accountId\":\"").ascii(arn.account());
        entry.ascii("\",\"type\":\"AWS::IAM::Role\",\"ARN\":")
                .jsonString(arn.toString())
                .ascii("}");
        return Blob.owning(entry.toByteArray());
    }
}
