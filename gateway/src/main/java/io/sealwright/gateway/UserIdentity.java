// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.contract.ByteWriter;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Principal;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@code userIdentity} of a record. Callers return, so what was written for the last of them is kept, one for each slot
 * of a small table: it is put together once for many records.
 *
 * <p>Confined to one thread.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html">
 *     CloudTrail userIdentity element</a>
 */
final class UserIdentity {
    private static final int SLOTS = 4_096;

    /** Compared by the objects: a principal or a session that is loaded anew is written anew. */
    private static final class Kept {
        private final Principal principal;
        private final @Nullable Session session;
        private final String accessKeyId;
        private final byte[] json;

        Kept(Call call) {
            this.principal = call.principal();
            this.session = call.session();
            this.accessKeyId = call.accessKeyId();
            this.json = json(call);
        }

        @SuppressWarnings("ReferenceEquality") // An equal principal is fine, but comparing all of it is not worth it.
        boolean isOf(Call call) {
            return principal == call.principal() && session == call.session() && accessKeyId.equals(call.accessKeyId());
        }
    }

    private final @Nullable Kept[] slots = new @Nullable Kept[SLOTS];

    void write(Call call, ByteWriter to) {
        int slot = call.accessKeyId().hashCode() & (SLOTS - 1);
        Kept kept = slots[slot];
        if (kept == null || !kept.isOf(call)) {
            kept = new Kept(call);
            slots[slot] = kept;
        }
        to.raw(kept.json);
        ForwardAccess via = call.via();
        if (via != null) {
            to.truncate(to.length() - 1); // The closing brace.
            to.ascii(",\"invokedBy\":").jsonString(via.principal()).ascii("}");
        }
    }

    private static byte[] json(Call call) {
        ByteWriter to = new ByteWriter();
        switch (call.principal()) {
            case Principal.Root root -> {
                begin("Root", root, call, to);
                session(null, call.session(), to);
            }
            case Principal.User user -> {
                begin("IAMUser", user, call, to);
                to.ascii(",\"userName\":").jsonString(user.name());
                session(null, call.session(), to);
            }
            case Principal.AssumedRole role -> {
                begin("AssumedRole", role, call, to);
                session(SessionIssuer.of(role), call.session(), to);
            }
            case Principal.FederatedUser federated -> {
                begin("FederatedUser", federated, call, to);
                session(SessionIssuer.of(federated.issuer()), call.session(), to);
            }
            case Principal.Federated federated -> federated(federated, to);
        }
        return to.ascii("}").toByteArray();
    }

    private static void begin(String type, Principal principal, Call call, ByteWriter to) {
        to.ascii("{\"type\":\"").ascii(type);
        to.ascii("\",\"principalId\":").jsonString(principal.principalId());
        to.ascii(",\"arn\":").jsonString(principal.arn().toString());
        to.ascii(",\"accountId\":\"").ascii(principal.account().digits());
        to.ascii("\",\"accessKeyId\":\"").ascii(call.accessKeyId()).ascii("\"");
    }

    /** Whom the session's rights come from. */
    private record SessionIssuer(String type, String principalId, Arn arn, AccountId account, String userName) {

        static SessionIssuer of(Principal.AssumedRole role) {
            return new SessionIssuer("Role", role.roleId(), role.roleArn(), role.account(), role.roleName());
        }

        static SessionIssuer of(Principal.User user) {
            return new SessionIssuer("IAMUser", user.principalId(), user.arn(), user.account(), user.name());
        }

        void write(ByteWriter to) {
            to.ascii("\"sessionIssuer\":{\"type\":\"").ascii(type);
            to.ascii("\",\"principalId\":\"").ascii(principalId);
            to.ascii("\",\"arn\":").jsonString(arn.toString());
            to.ascii(",\"accountId\":\"").ascii(account.digits());
            to.ascii("\",\"userName\":").jsonString(userName).ascii("},");
        }
    }

    private static void session(@Nullable SessionIssuer issuer, @Nullable Session session, ByteWriter to) {
        if (session == null) {
            return;
        }
        to.ascii(",\"sessionContext\":{");
        if (issuer != null) {
            issuer.write(to);
        }
        webIdentity(session, to);
        to.ascii("\"attributes\":{\"creationDate\":\"");
        to.ascii(session.issued().truncatedTo(ChronoUnit.SECONDS).toString());
        to.ascii("\",\"mfaAuthenticated\":\"")
                .ascii(session.mfa() ? "true" : "false")
                .ascii("\"}");
        String sourceIdentity = session.sourceIdentity();
        if (sourceIdentity != null) {
            to.ascii(",\"sourceIdentity\":").jsonString(sourceIdentity);
        }
        to.ascii("}");
    }

    private static void webIdentity(Session session, ByteWriter to) {
        Arn provider = session.federatedProvider();
        if (provider != null && !isSaml(provider)) {
            to.ascii("\"webIdFederationData\":{\"federatedProvider\":").jsonString(provider.toString());
            to.ascii(",\"attributes\":{}},");
        }
    }

    /** Without an access key: it has none yet. */
    private static void federated(Principal.Federated federated, ByteWriter to) {
        to.ascii("{\"type\":\"").ascii(isSaml(federated.provider()) ? "SAMLUser" : "WebIdentityUser");
        to.ascii("\",\"principalId\":").jsonString(federated.principalId());
        to.ascii(",\"userName\":").jsonString(federated.subject());
        to.ascii(",\"identityProvider\":").jsonString(federated.provider().toString());
    }

    private static boolean isSaml(Arn provider) {
        return provider.resource().startsWith("saml-provider/");
    }
}
