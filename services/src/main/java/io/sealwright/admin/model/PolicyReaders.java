// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.model;

import io.sealwright.gateway.Authorizer;
import io.sealwright.gateway.Call;
import io.sealwright.policy.AccessRequest;
import io.sealwright.policy.Explanation;
import io.sealwright.policy.Resource;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Principal;
import io.sealwright.vocabulary.Region;
import java.util.List;
import java.util.Map;

/**
 * Whether who asks for an explanation could read a policy by its own API: only then an explanation shows it. Decided as
 * the pipeline would decide that operation now, whatever a policy that is to be shown allowed. Thread-safe.
 */
public final class PolicyReaders {
    private static final Action GET_KEY_POLICY = new Action("kms", "GetKeyPolicy");
    private static final Action LIST_GRANTS = new Action("kms", "ListGrants");
    private static final Action GET_USER_POLICY = new Action("iam", "GetUserPolicy");
    private static final Action GET_ROLE_POLICY = new Action("iam", "GetRolePolicy");
    private static final Action GET_GROUP_POLICY = new Action("iam", "GetGroupPolicy");
    private static final Action GET_POLICY_VERSION = new Action("iam", "GetPolicyVersion");
    private static final Action GET_ROLE = new Action("iam", "GetRole");
    private static final Action DESCRIBE_POLICY = new Action("organizations", "DescribePolicy");

    private final Authorizer authorizer;
    private final ResourcesNow keys;
    private final Places places;
    private final AccountId managementAccount;

    /** Tells where the documents that speak for a caller lie. */
    @FunctionalInterface
    public interface Places {

        /**
         * The users, roles, groups and managed policies, by ARN, from which {@code caller} has the document of this
         * hash now; empty when there is none any more. May wait for the store.
         */
        List<Arn> of(Principal caller, Blob document);
    }

    /**
     * Readers are judged by {@code authorizer}.
     *
     * @param keys finds keys of the asker's account
     * @param managementAccount whose principals alone read the policies of the organization
     */
    public PolicyReaders(Authorizer authorizer, ResourcesNow keys, Places places, AccountId managementAccount) {
        this.authorizer = authorizer;
        this.keys = keys;
        this.places = places;
        this.managementAccount = managementAccount;
    }

    /** Whether {@code asker} may read a policy that took part in deciding {@code request}. */
    public boolean mayRead(Call asker, Explanation.Policy policy, AccessRequest request) {
        return switch (policy.kind()) {
            case IDENTITY, BOUNDARY, SESSION -> mayReadOf(asker, request.caller(), policy.hash());
            case RESOURCE -> mayOnKey(asker, GET_KEY_POLICY, request.resource());
            case TRUST -> may(asker, GET_ROLE, request.resource());
            case SERVICE_CONTROL, RESOURCE_CONTROL ->
                asker.account().equals(managementAccount) && may(asker, DESCRIBE_POLICY, Resource.EVERYTHING);
            case ENDPOINT -> false; // It is the operator's, who has it in a file.
        };
    }

    /** Whether {@code asker} may hear of grants on the resource. */
    public boolean mayReadGrants(Call asker, Resource resource) {
        return mayOnKey(asker, LIST_GRANTS, resource);
    }

    /** A key that is gone has no policy that anybody could read. */
    private boolean mayOnKey(Call asker, Action action, Resource resource) {
        if (!(resource instanceof Resource.One(var key)) || resource.isForeignTo(asker.account())) {
            return false;
        }
        Call there = Region.isWellFormed(key.region()) ? asker.in(new Region(key.region())) : asker;
        return keys.find(action, key, there, Map.of())
                .filter(ResourcesNow.Found::isThere)
                .filter(found -> authorizer.allows(there, found.demand()))
                .isPresent();
    }

    /** One place where the asker may read the document is enough: it is the same text everywhere. */
    private boolean mayReadOf(Call asker, Principal caller, Blob document) {
        if (Resource.of(caller.arn()).isForeignTo(asker.account())) {
            return false;
        }
        List<Arn> found = places.of(caller, document);
        return found.isEmpty()
                ? mayReadAnyOf(asker, caller)
                : found.stream().anyMatch(place -> may(asker, reading(place), Resource.of(place)));
    }

    /** Nobody keeps where a document lay that is there no more: it was one of these. */
    private boolean mayReadAnyOf(Call asker, Principal caller) {
        boolean own = switch (caller) {
            case Principal.Root _ -> true; // It has none.
            case Principal.User user -> mayReadAnyOf(asker, user);
            case Principal.FederatedUser session -> mayReadAnyOf(asker, session.issuer());
            case Principal.AssumedRole role -> may(asker, GET_ROLE_POLICY, Resource.of(role.roleArn()));
            case Principal.Federated _ -> false;
        };
        return own && may(asker, GET_POLICY_VERSION, Resource.EVERYTHING);
    }

    private boolean mayReadAnyOf(Call asker, Principal.User user) {
        return may(asker, GET_USER_POLICY, Resource.of(user.arn()))
                && may(asker, GET_GROUP_POLICY, Resource.EVERYTHING);
    }

    private static Action reading(Arn place) {
        String resource = place.resource();
        return switch (resource.substring(0, resource.indexOf('/'))) {
            case "user" -> GET_USER_POLICY;
            case "role" -> GET_ROLE_POLICY;
            case "group" -> GET_GROUP_POLICY;
            default -> GET_POLICY_VERSION; // All others that have documents are managed policies.
        };
    }

    private boolean may(Call asker, Action action, Resource resource) {
        return !resource.isForeignTo(asker.account()) && authorizer.allows(asker, AdminTarget.demand(action, resource));
    }
}
