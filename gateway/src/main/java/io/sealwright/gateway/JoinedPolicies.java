// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.policy.CallersPolicies;
import io.sealwright.policy.PolicySet;
import io.sealwright.vocabulary.Principal;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what different services know of a caller: IAM its identity, STS its session, Organizations its account.
 *
 * <p>Callers return, so what was put together is kept, one for each slot of a small table, as long as its parts are the
 * same objects. Thread-safe; takes no lock.
 */
public final class JoinedPolicies implements PrincipalPolicies {
    private static final int SLOTS = 4_096;

    /** Roles that AWS services make for themselves; no organization's policy limits them. */
    private static final String SERVICE_LINKED = "/aws-service-role/";

    /** What was put together, and from what. */
    private record Kept(
            Identity identity,
            List<PolicySet> serviceControl,
            @Nullable Session session,
            CallersSide side) {

        @SuppressWarnings("ReferenceEquality") // Parts that were loaded anew are joined anew.
        boolean isOf(Identity otherIdentity, List<PolicySet> otherControl, @Nullable Session otherSession) {
            return identity == otherIdentity && serviceControl == otherControl && session == otherSession;
        }
    }

    private final Identities identities;
    private final AccountPolicies accounts;
    private final AtomicReferenceArray<@Nullable Kept> slots = new AtomicReferenceArray<>(SLOTS);

    public JoinedPolicies(Identities identities, AccountPolicies accounts) {
        this.identities = identities;
        this.accounts = accounts;
    }

    @Override
    public CallersSide of(Principal principal, @Nullable Session session) {
        Identity identity = identities.of(principal);
        List<PolicySet> control = serviceControl(principal);
        int slot = (System.identityHashCode(identity) ^ System.identityHashCode(session)) & (SLOTS - 1);
        Kept kept = slots.get(slot);
        if (kept == null || !kept.isOf(identity, control, session)) {
            kept = new Kept(identity, control, session, join(identity, control, session));
            slots.set(slot, kept);
        }
        return kept.side();
    }

    private List<PolicySet> serviceControl(Principal principal) {
        return switch (principal) {
            case Principal.User _, Principal.Root _, Principal.FederatedUser _ ->
                accounts.serviceControl(principal.account());
            case Principal.AssumedRole role ->
                isServiceLinked(role) ? List.of() : accounts.serviceControl(role.account());
            case Principal.Federated _ -> List.of(); // It is of no account; the role it assumes is.
        };
    }

    static boolean isServiceLinked(Principal principal) {
        return principal instanceof Principal.AssumedRole role && role.path().startsWith(SERVICE_LINKED);
    }

    private static CallersSide join(Identity identity, List<PolicySet> control, @Nullable Session session) {
        List<PolicySet> passed = session == null ? List.of() : session.policies();
        return new CallersSide(new CallersPolicies(identity.policies(), identity.boundary(), passed, control));
    }
}
