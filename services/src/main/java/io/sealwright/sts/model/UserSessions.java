// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.model;

import io.sealwright.gateway.Call;
import io.sealwright.vocabulary.Principal;
import io.sealwright.vocabulary.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Begins sessions with a user's rights: GetSessionToken, GetFederationToken. Thread-safe. */
public final class UserSessions {
    private final Sessions sessions;

    public UserSessions(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * The user who calls, with a long-term key.
     *
     * @param operation for the refusal
     * @throws ServiceException AccessDenied
     */
    public static Principal.User longTerm(Call call, String operation) {
        if (call.session() == null && call.principal() instanceof Principal.User user) {
            return user;
        }
        throw StsErrors.sessionCredentials(operation);
    }

    /** The session of the user itself. */
    public Sessions.New begin(
            Principal.User user, @Nullable Integer durationSeconds, @Nullable Integer minimumSize, Call call) {
        SessionContents contents =
                contents(SessionKind.USER, user, "", durationSeconds, PassedPolicies.NONE, PassedTags.NONE, call);
        return sessions.begin(contents, minimumSize);
    }

    /** What a federated user's session says; {@link Sessions#begin} begins it. */
    public static SessionContents federated(
            Principal.User user,
            String name,
            @Nullable Integer durationSeconds,
            PassedPolicies policies,
            PassedTags tags,
            Call call) {
        return contents(SessionKind.FEDERATED_USER, user, name, durationSeconds, policies, tags, call);
    }

    private static SessionContents contents(
            SessionKind kind,
            Principal.User user,
            String name,
            @Nullable Integer durationSeconds,
            PassedPolicies policies,
            PassedTags tags,
            Call call) {
        Instant issued = call.time().truncatedTo(ChronoUnit.SECONDS);
        Duration duration = SessionDuration.ofUser(durationSeconds);
        return new SessionContents(
                kind,
                issued,
                issued.plus(duration),
                user.account(),
                user.principalId(),
                name,
                0,
                false,
                null,
                null,
                null,
                policies.inline(),
                policies.managed(),
                tags.all(),
                tags.transitive());
    }
}
