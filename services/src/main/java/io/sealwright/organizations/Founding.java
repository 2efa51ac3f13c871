// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations;

import io.sealwright.crypto.RandomSource;
import io.sealwright.gateway.Write;
import io.sealwright.organizations.model.Account;
import io.sealwright.organizations.model.Attachments;
import io.sealwright.organizations.model.Identifiers;
import io.sealwright.organizations.model.Member;
import io.sealwright.organizations.model.Organization;
import io.sealwright.organizations.model.OrganizationRepository;
import io.sealwright.organizations.model.OrganizationView;
import io.sealwright.organizations.model.Unit;
import java.time.Instant;
import java.util.List;

/**
 * Makes the organization of this installation around its first account. An installation that was made before there were
 * organizations gets one at the next start.
 */
public final class Founding {

    /** Nobody reads mail there: RFC 2606 keeps this name for it. */
    private static final String EMAIL = "management@sealwright.invalid";

    private final OrganizationRepository organizations;
    private final Identifiers identifiers;

    public Founding(OrganizationRepository organizations, RandomSource random) {
        this.organizations = organizations;
        this.identifiers = new Identifiers(random);
    }

    /** Whether there is one already. May wait for the store. */
    public boolean done() {
        return organizations.read(OrganizationView::organization).isPresent();
    }

    /** What makes the organization, with {@code management} in its root. */
    public Write around(Account management, Instant now) {
        Organization organization =
                Organization.create(identifiers.organization(), management.id(), identifiers.root(), now);
        Member member = new Member(
                management.id(),
                management.name(),
                EMAIL,
                false,
                organization.rootId(),
                true,
                now,
                Attachments.NOTHING,
                List.of());
        return organizations.found(organization, Unit.root(organization.rootId()), member);
    }
}
