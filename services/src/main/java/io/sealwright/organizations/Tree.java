// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations;

import io.sealwright.gateway.Memberships.Membership;
import io.sealwright.organizations.model.Attachments;
import io.sealwright.organizations.model.ControlPolicies;
import io.sealwright.organizations.model.ControlType;
import io.sealwright.organizations.model.Member;
import io.sealwright.organizations.model.Organization;
import io.sealwright.organizations.model.Unit;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicySet;
import io.sealwright.rows.DamagedRow;
import io.sealwright.vocabulary.Blob;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The root and its units with all control policies, compiled. Immutable. */
final class Tree {
    private static final int UNIT_BYTES = 600;
    private static final int BYTES_PER_CHARACTER = 6;
    private static final Map<ControlType, PolicyDocument> ALLOWING_ALL = allowingAll();

    private final @Nullable Organization organization;
    private final Map<String, Unit> units;
    private final Map<String, PolicyDocument> documents;

    private Tree(@Nullable Organization organization, Map<String, Unit> units, Map<String, PolicyDocument> documents) {
        this.organization = organization;
        this.units = units;
        this.documents = documents;
    }

    static PolicyDocument allowingAll(ControlType type) {
        PolicyDocument document = ALLOWING_ALL.get(type);
        if (document == null) {
            throw new IllegalStateException("no policy of AWS's own for " + type);
        }
        return document;
    }

    /** AWS's own document with this hash, which no store keeps. */
    static Optional<PolicyDocument> allowingAll(Blob hash) {
        return ALLOWING_ALL.values().stream()
                .filter(document -> document.hash().equals(hash))
                .findFirst();
    }

    private static Map<ControlType, PolicyDocument> allowingAll() {
        Map<ControlType, PolicyDocument> documents = new EnumMap<>(ControlType.class);
        for (ControlType type : ControlType.values()) {
            documents.put(type, ControlPolicies.read(type.allowingAllText(), type));
        }
        return documents;
    }

    @Nullable
    Organization organization() {
        return organization;
    }

    int bytes() {
        return units.size() * UNIT_BYTES
                + documents.values().stream()
                        .mapToInt(document -> document.text().length() * BYTES_PER_CHARACTER)
                        .sum();
    }

    /** @param member null for an account that the organization does not have: nothing is allowed to it */
    Controls controls(@Nullable Member member) {
        Organization whole = organization;
        if (whole == null && (member != null || !units.isEmpty())) {
            throw new DamagedRow("organizations_organization", ""); // Its end would lift every limit; it never ends.
        }
        if (whole == null) {
            return Controls.unlimited(null);
        }
        if (member == null) {
            return new Controls(
                    nothing(ControlType.SERVICE_CONTROL_POLICY), nothing(ControlType.RESOURCE_CONTROL_POLICY), null);
        }
        List<Unit> above = above(member);
        Membership place = new Membership(whole.id(), path(whole, above));
        if (whole.isManagement(member.id())) {
            return Controls.unlimited(place);
        }
        return new Controls(
                levels(whole, ControlType.SERVICE_CONTROL_POLICY, above, member),
                levels(whole, ControlType.RESOURCE_CONTROL_POLICY, above, member),
                place);
    }

    private static List<PolicySet> nothing(ControlType type) {
        return List.of(PolicySet.of(type.kind(), 0, List.of()));
    }

    /** From the root down. */
    private List<Unit> above(Member member) {
        Deque<Unit> above = new ArrayDeque<>();
        for (String id = member.parent(); !id.isEmpty(); id = above.getFirst().parent()) {
            Unit unit = units.get(id);
            if (unit == null) {
                throw new DamagedRow("organizations_unit", id);
            }
            above.addFirst(unit);
        }
        return List.copyOf(above);
    }

    private static String path(Organization whole, List<Unit> above) {
        StringBuilder path = new StringBuilder(whole.id()).append('/');
        above.forEach(unit -> path.append(unit.id()).append('/'));
        return path.toString();
    }

    private List<PolicySet> levels(Organization whole, ControlType type, List<Unit> above, Member member) {
        if (!whole.enablings().of(type).enabled()) {
            return List.of();
        }
        List<PolicySet> levels = new ArrayList<>();
        above.forEach(unit -> levels.add(level(whole, type, unit.attachments())));
        levels.add(level(whole, type, member.attachments()));
        return List.copyOf(levels);
    }

    private PolicySet level(Organization whole, ControlType type, Attachments attachments) {
        List<PolicyDocument> attached = new ArrayList<>();
        for (String id : attachments.today(type, whole.enablings())) {
            PolicyDocument document = documents.get(id);
            if (document == null) {
                throw new DamagedRow("organizations_policy", id);
            }
            attached.add(document);
        }
        return PolicySet.of(type.kind(), whole.version(), attached);
    }

    /** Puts a tree together. */
    static final class Builder {
        private final @Nullable Organization organization;
        private final Map<String, Unit> units = new HashMap<>();
        private final Map<String, PolicyDocument> documents = new HashMap<>();

        Builder(@Nullable Organization organization) {
            this.organization = organization;
        }

        void add(Unit unit) {
            units.put(unit.id(), unit);
        }

        void add(String policy, PolicyDocument document) {
            documents.put(policy, document);
        }

        Tree build() {
            return new Tree(organization, Map.copyOf(units), Map.copyOf(documents));
        }
    }
}
