// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the caller's organization and what a request names in it, and the rights that are needed. Tells nothing. */
public final class OrganizationLocator {
    private static final String POLICY = "policy/";

    private final OrganizationRepository organizations;
    private final Arns arns;

    /** Looks into an organization that exists. */
    @FunctionalInterface
    public interface Search<T> {
        Found<T> find(OrganizationView view, Organization organization);
    }

    /**
     * What a search came to.
     *
     * @param thing null when it is not there
     * @param resources what the right is needed on; empty for the organization as a whole
     */
    public record Found<T>(@Nullable T thing, List<Arn> resources) {

        public static <T> Found<T> of(@Nullable T thing, Arn... resources) {
            return new Found<>(thing, List.of(resources));
        }
    }

    public OrganizationLocator(OrganizationRepository organizations, Arns arns) {
        this.organizations = organizations;
        this.arns = arns;
    }

    public Arns arns() {
        return arns;
    }

    /** A policy, or where one of this id would be. */
    public <T> Found<T> policy(
            OrganizationView view, Organization organization, String id, Function<ControlPolicy, T> how) {
        ControlPolicy policy = view.policy(id).orElse(null);
        return Found.of(policy == null ? null : how.apply(policy), policyArn(organization, id, policy));
    }

    /** The ARN of a policy, or of the place where there is none. */
    public Arn policyArn(Organization organization, String id, @Nullable ControlPolicy policy) {
        return policy == null ? arns.absentPolicy(organization, id) : arns.policy(organization, policy);
    }

    /** The root, a unit, an account or a policy. */
    public Found<Tagged> tagged(OrganizationView view, Organization organization, String id) {
        if (id.startsWith("p-")) {
            return policy(view, organization, id, Tagged.TaggedPolicy::new);
        }
        return Found.of(view.node(id).map(Tagged.TaggedNode::new).orElse(null), arns.node(organization, id));
    }

    /** The root or a unit. */
    public OnOrganization<Unit> unit(Call call, OrganizationFacts facts, String id, Action action) {
        return locate(
                call,
                facts,
                (view, organization) -> Found.of(view.unit(id).orElse(null), arns.unit(organization, id)),
                action);
    }

    /** A policy and what it is, or shall be, attached to: each needs the right. */
    public OnOrganization<Attachment> attachment(Call call, String policyId, String targetId, Action action) {
        return locate(
                call,
                (view, organization) -> {
                    ControlPolicy policy = view.policy(policyId).orElse(null);
                    return Found.of(
                            new Attachment(policy, view.node(targetId).orElse(null)),
                            policyArn(organization, policyId, policy),
                            arns.node(organization, targetId));
                },
                action);
    }

    /** The organization as a whole. */
    public OnOrganization<Organization> whole(Call call, OrganizationFacts facts, Action... actions) {
        return locate(call, facts, (_, organization) -> Found.of(organization), actions);
    }

    /** The same, of a request that brings nothing that conditions ask for. */
    public OnOrganization<Organization> whole(Call call, Action... actions) {
        return whole(call, OrganizationFacts.NONE, actions);
    }

    /** As below, of a request that brings nothing that conditions ask for. */
    public <T> OnOrganization<T> locate(Call call, Search<T> search, Action... actions) {
        return locate(call, OrganizationFacts.NONE, search, actions);
    }

    /**
     * What {@code search} finds.
     *
     * @param facts what conditions may ask of the request
     * @param actions the rights that are needed on everything it names
     */
    public <T> OnOrganization<T> locate(Call call, OrganizationFacts facts, Search<T> search, Action... actions) {
        return organizations.read(view -> {
            Organization organization = view.organization().orElse(null);
            if (organization == null || view.member(call.account()).isEmpty()) {
                return new OnOrganization<T>(null, null, demands(List.of(OrganizationPart.WHOLE), facts, actions));
            }
            Found<T> found = search.find(view, organization);
            List<OrganizationPart> parts = found.resources().stream()
                    .map(arn -> OrganizationPart.of(arn, tags(view, arn)))
                    .toList();
            return new OnOrganization<>(
                    organization,
                    found.thing(),
                    demands(
                            parts.isEmpty() ? List.of(OrganizationPart.WHOLE) : parts,
                            concerning(found.resources(), facts),
                            actions));
        });
    }

    /** A policy's ARN tells its type. */
    private static OrganizationFacts concerning(List<Arn> resources, OrganizationFacts facts) {
        for (Arn arn : resources) {
            if (arn.resource().startsWith(POLICY)) {
                String[] parts = arn.resource().split("/", -1);
                return facts.of(parts[parts.length - 2].toUpperCase(Locale.ROOT));
            }
        }
        return facts;
    }

    private static List<Tag> tags(OrganizationView view, Arn arn) {
        String id = arn.resource().substring(arn.resource().lastIndexOf('/') + 1);
        return arn.resource().startsWith(POLICY)
                ? view.policy(id).map(ControlPolicy::tags).orElse(List.of())
                : view.node(id).map(Node::tags).orElse(List.of());
    }

    private static List<Demand<?>> demands(List<OrganizationPart> parts, OrganizationFacts facts, Action... actions) {
        List<Demand<?>> demands = new ArrayList<>();
        for (Action action : actions) {
            for (OrganizationPart part : parts) {
                demands.add(new Demand<>(action, part, facts));
            }
        }
        return demands;
    }
}
