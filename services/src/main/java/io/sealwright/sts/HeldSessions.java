// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts;

import io.sealwright.gateway.Session;
import io.sealwright.gateway.signature.AccessKey;
import io.sealwright.gateway.signature.AccessKeyFinding;
import io.sealwright.gateway.signature.SessionTokens;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.PolicySet;
import io.sealwright.sts.model.ManagedPolicyDirectory;
import io.sealwright.sts.model.RoleDirectory;
import io.sealwright.sts.model.SessionContents;
import io.sealwright.sts.model.Sessions;
import io.sealwright.sts.model.UserDirectory;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Principal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Opens session tokens for the door. What a token says never changes, so it is kept once opened; whether it still
 * counts is asked at each use: its time, its account, and the role or user that it names by unique id, in memory that
 * every change reaches. Thread-safe.
 */
public final class HeldSessions implements SessionTokens {
    private final Sessions sessions;
    private final Needs needs;
    private final OpenedTokens opened;

    /**
     * What it needs to know of others. Whether an account is closed is asked for every kind of key alike, around this.
     */
    public record Needs(
            RoleDirectory roles, UserDirectory users, ManagedPolicyDirectory policies, InstantSource clock) {}

    public HeldSessions(Sessions sessions, Needs needs) {
        this.sessions = sessions;
        this.needs = needs;
        this.opened = new OpenedTokens();
    }

    @Override
    public AccessKeyFinding open(String accessKeyId, String token) {
        Instant now = needs.clock().instant();
        OpenedToken kept = opened.find(accessKeyId, token);
        if (kept == null) {
            Optional<Sessions.Existing> session = sessions.open(accessKeyId, token, now);
            if (session.isEmpty()) {
                return Sessions.claimsToBeOver(token, now)
                        ? AccessKeyFinding.Missing.SESSION_EXPIRED
                        : AccessKeyFinding.Missing.UNKNOWN;
            }
            if (isOver(session.get().contents(), now)) {
                return AccessKeyFinding.Missing.SESSION_EXPIRED;
            }
            kept = opened.keep(new OpenedToken(accessKeyId, token, session.get()));
        }
        if (isOver(kept.contents(), now)) {
            opened.drop(kept);
            return AccessKeyFinding.Missing.SESSION_EXPIRED;
        }
        return key(kept);
    }

    private static boolean isOver(SessionContents contents, Instant now) {
        return !now.isBefore(contents.expires());
    }

    /** Whom the session's rights come from must still be there. */
    private AccessKeyFinding key(OpenedToken kept) {
        SessionContents contents = kept.contents();
        Optional<? extends Principal> principal = principal(contents);
        return principal.isPresent()
                ? kept.key(principal.get(), managed(contents), HeldSessions::key)
                : AccessKeyFinding.Missing.UNKNOWN;
    }

    private Optional<? extends Principal> principal(SessionContents contents) {
        return switch (contents.kind()) {
            case ASSUMED_ROLE ->
                needs.roles()
                        .find(contents.account(), contents.principalId())
                        .map(role -> role.session(contents.sessionName()));
            case USER -> needs.users().find(contents.account(), contents.principalId());
            case FEDERATED_USER ->
                needs.users()
                        .find(contents.account(), contents.principalId())
                        .map(user -> new Principal.FederatedUser(
                                user.partition(), user.account(), contents.sessionName(), user));
        };
    }

    /** Managed policies count as they are now; one that is gone allows nothing. */
    private List<PolicyDocument> managed(SessionContents contents) {
        if (contents.policyArns().isEmpty()) {
            return List.of();
        }
        List<PolicyDocument> documents = new ArrayList<>();
        for (Arn arn : contents.policyArns()) {
            needs.policies().find(contents.account(), arn).ifPresent(documents::add);
        }
        return documents;
    }

    private static AccessKey key(OpenedToken kept, Principal principal, List<PolicyDocument> managed) {
        SessionContents contents = kept.contents();
        Session session = new Session(
                contents.issued(),
                contents.expires(),
                policies(kept, managed),
                contents.tags(),
                contents.transitiveTagKeys(),
                contents.sourceIdentity(),
                contents.provider(),
                contents.subject(),
                contents.chainDepth(),
                contents.mfa());
        return new AccessKey(kept.accessKeyId(), kept.fingerprint(), kept.secret(), true, principal, session);
    }

    /** What was passed adds up, as AWS has it: the inline policy and the managed ones are one set. */
    private static List<PolicySet> policies(OpenedToken kept, List<PolicyDocument> managed) {
        if (!kept.contents().hasPolicies()) {
            return List.of();
        }
        List<PolicyDocument> documents = new ArrayList<>(managed);
        kept.inlinePolicy().ifPresent(documents::add);
        return List.of(PolicySet.of(PolicyKind.SESSION, 0, documents));
    }
}
