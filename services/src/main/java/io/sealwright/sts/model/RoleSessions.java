// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.model;

import io.sealwright.contract.sts.AssumedRoleUser;
import io.sealwright.contract.sts.StsError;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Permit;
import io.sealwright.policy.AccessDeniedText;
import io.sealwright.policy.AccessRequest;
import io.sealwright.policy.Facts;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Principal;
import io.sealwright.vocabulary.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Begins sessions of roles, once a right to it exists. Thread-safe. */
public final class RoleSessions {
    private static final int DEEPEST = 255;

    private final Sessions sessions;

    public RoleSessions(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * What differs between the ways of assuming a role.
     *
     * @param provider the identity provider that vouched, or null
     * @param subject for whom, or null
     */
    public record Wanted(
            String sessionName,
            @Nullable Integer durationSeconds,
            @Nullable Integer minimumTokenSize,
            @Nullable Arn provider,
            @Nullable String subject) {}

    /**
     * A session that began.
     *
     * @param packedPolicySize null where neither policies nor tags were passed
     */
    public record Begun(
            Sessions.New session,
            AssumedRoleUser user,
            @Nullable Integer packedPolicySize) {}

    /**
     * Begins a session of the role that {@code permit} is for.
     *
     * @throws ServiceException AccessDenied, in the words of any denial, when the role is not there; ValidationError,
     *     MalformedPolicyDocument, PackedPolicyTooLarge
     */
    public Begun begin(Assumption assumption, Permit<RoleTarget> permit, Wanted wanted, Call call) {
        RoleTarget target = permit.use(assumption.assume().action());
        Role role = target.role().orElseThrow(() -> denied(assumption, call));
        boolean chained = call.principal() instanceof Principal.AssumedRole;
        Duration duration = SessionDuration.ofRole(wanted.durationSeconds(), role, chained);
        if (assumption.missing().isPresent()) {
            throw StsError.MALFORMED_POLICY_DOCUMENT.saying(assumption.missing().get());
        }
        SessionContents contents = contents(assumption, role, wanted, duration, call);
        int packed = Sessions.packedPolicySize(contents);
        Sessions.New session = sessions.begin(contents, wanted.minimumTokenSize());
        Principal.AssumedRole user = role.session(wanted.sessionName());
        return new Begun(
                session,
                new AssumedRoleUser(user.principalId(), user.arn().toString()),
                contents.hasPolicies() || !contents.tags().isEmpty() ? packed : null);
    }

    private static SessionContents contents(
            Assumption assumption, Role role, Wanted wanted, Duration duration, Call call) {
        Instant issued = call.time().truncatedTo(ChronoUnit.SECONDS);
        return new SessionContents(
                SessionKind.ASSUMED_ROLE,
                issued,
                issued.plus(duration),
                role.account(),
                role.id(),
                wanted.sessionName(),
                depth(call),
                false,
                assumption.sourceIdentity(),
                wanted.provider(),
                wanted.subject(),
                assumption.policies().inline(),
                assumption.policies().managed(),
                assumption.tags().all(),
                assumption.tags().transitive());
    }

    private static int depth(Call call) {
        int callers = call.session() == null ? 0 : call.session().chainDepth();
        return Math.min(callers + 1, DEEPEST);
    }

    private static ServiceException denied(Assumption assumption, Call call) {
        return StsError.ACCESS_DENIED.saying(AccessDeniedText.withoutReason(new AccessRequest(
                call.principal(),
                assumption.assume().action(),
                assumption.target().resource(),
                Facts.NONE)));
    }
}
