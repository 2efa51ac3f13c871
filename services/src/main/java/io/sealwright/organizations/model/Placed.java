// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

import java.util.List;

/**
 * An account or a unit with its place.
 *
 * @param path for an account where it is, for a unit its own: {@code o-…/r-…/ou-…/}
 */
public record Placed<N extends Node>(N thing, String path) {

    /** The account where the view shows it. */
    public static Placed<Member> of(OrganizationView view, Organization organization, Member member) {
        return new Placed<>(member, view.pathOf(organization, member.parent()));
    }

    /** The unit where the view shows it. */
    public static Placed<Unit> of(OrganizationView view, Organization organization, Unit unit) {
        return new Placed<>(unit, view.pathOf(organization, unit.id()));
    }

    /** All accounts of a list, which may be in one place or in many. */
    public static List<Placed<Member>> ofMembers(
            OrganizationView view, Organization organization, List<Member> members) {
        return members.stream().map(member -> of(view, organization, member)).toList();
    }

    /** All units of a list. */
    public static List<Placed<Unit>> ofUnits(OrganizationView view, Organization organization, List<Unit> units) {
        return units.stream().map(unit -> of(view, organization, unit)).toList();
    }

    public String id() {
        return thing.idText();
    }
}
