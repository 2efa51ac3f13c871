// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.model;

import io.sealwright.contract.ServiceContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.contract.sealwright.SealwrightContract;
import io.sealwright.contract.sts.StsContract;
import io.sealwright.vocabulary.Action;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The actions that this server decides: its operations, and rights that go by names of their own. Whoever asks about
 * another, or misspells one, hears so and no decision.
 */
public final class KnownActions {

    /** What an action is done to. */
    public enum Scope {
        /** A resource must be named: the resource's own policy decides too. */
        RESOURCE,
        /** The service as a whole; policies call it {@code *}. */
        SERVICE,
        /** Either. */
        ANY,
        /** It is nothing that policies alone decide. */
        NONE
    }

    private static final Set<String> KMS_SERVICE_WIDE = Set.of(
            "CreateKey",
            "ListKeys",
            "ListAliases",
            "GenerateRandom",
            "ConnectCustomKeyStore",
            "CreateCustomKeyStore",
            "DeleteCustomKeyStore",
            "DescribeCustomKeyStores",
            "DisconnectCustomKeyStore",
            "UpdateCustomKeyStore");
    private static final Set<String> STS_ON_ROLES = Set.of("AssumeRole", "SetSourceIdentity", "TagSession");
    private static final Set<String> STS_OTHERWISE =
            Set.of("AssumeRoleWithSAML", "AssumeRoleWithWebIdentity", "GetCallerIdentity", "GetSessionToken");
    private static final Map<String, Set<String>> NAMES = Map.of(
            "kms", names(KmsContract.SERVICE, "ReEncryptFrom", "ReEncryptTo"),
            "iam", names(IamContract.SERVICE, "PassRole"),
            "sts", names(StsContract.SERVICE, "TagSession", "SetSourceIdentity"),
            "organizations", names(OrganizationsContract.SERVICE),
            "sealwright", names(SealwrightContract.SERVICE));
    private static final Map<Action, Scope> SCOPES = scopes();

    private KnownActions() {}

    private static Set<String> names(ServiceContract service, String... more) {
        Set<String> names = new HashSet<>(Set.of(more));
        service.operations().forEach(operation -> names.add(operation.name()));
        return Set.copyOf(names);
    }

    private static Map<Action, Scope> scopes() {
        Map<Action, Scope> scopes = new HashMap<>();
        NAMES.forEach((service, names) -> names.forEach(name -> {
            Action action = new Action(service, name);
            scopes.put(action, scope(action));
        }));
        return Map.copyOf(scopes);
    }

    private static Scope scope(Action action) {
        String name = action.name();
        return switch (action.service()) {
            case "kms" -> {
                if (KMS_SERVICE_WIDE.contains(name)) {
                    yield Scope.SERVICE;
                }
                // Who may retire a grant, the grant says; ReEncrypt goes by two names.
                boolean none =
                        name.equals("RetireGrant") || name.equals("ReEncrypt") || name.equals("ListRetirableGrants");
                yield none ? Scope.NONE : Scope.RESOURCE;
            }
            case "sts" -> {
                if (STS_ON_ROLES.contains(name)) {
                    yield Scope.RESOURCE;
                }
                yield STS_OTHERWISE.contains(name) ? Scope.NONE : Scope.ANY;
            }
            default -> Scope.ANY; // The caller's own policies decide alone.
        };
    }

    /** What the action is done to; NONE for what is no action. */
    public static Scope of(Action action) {
        return SCOPES.getOrDefault(action, Scope.NONE);
    }
}
