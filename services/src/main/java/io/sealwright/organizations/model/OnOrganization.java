// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

import io.sealwright.contract.organizations.OrganizationsError;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Permits;
import io.sealwright.vocabulary.ServiceException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request to Organizations is about, as read together in one moment.
 *
 * @param <T> what the operation needs to know besides the organization itself
 */
public final class OnOrganization<T> implements Located {
    private final @Nullable Organization organization;
    private final @Nullable T subject;
    private final List<Demand<?>> demands;

    /**
     * Something located.
     *
     * @param organization the caller's, or null when it is in none
     * @param subject null when it is not there
     */
    public OnOrganization(@Nullable Organization organization, @Nullable T subject, List<Demand<?>> demands) {
        this.organization = organization;
        this.subject = subject;
        this.demands = List.copyOf(demands);
    }

    @Override
    public List<Demand<?>> demands() {
        return demands;
    }

    /**
     * The organization, which the caller's account belongs to, once all permits are used.
     *
     * @throws ServiceException AWSOrganizationsNotInUseException
     */
    public Organization asMember(Permits permits) {
        for (Demand<?> demand : demands) {
            var _ = permits.forDemand(demand).use(demand.action());
        }
        if (organization == null) {
            throw OrganizationsError.AWS_ORGANIZATIONS_NOT_IN_USE.because(
                    "Your account is not a member of an organization.");
        }
        return organization;
    }

    /**
     * The organization, which the caller's account manages, once all permits are used.
     *
     * @throws ServiceException AWSOrganizationsNotInUseException, or AccessDeniedException for members
     */
    public Organization asManagement(Permits permits, Call call) {
        Organization managed = asMember(permits);
        if (!managed.isManagement(call.account())) {
            throw OrganizationsError.ACCESS_DENIED.because("You don't have permissions to access this resource.");
        }
        return managed;
    }

    /** What was found; to be asked only once the permits are used. */
    public T or(ServiceException refusal) {
        if (subject == null) {
            throw refusal;
        }
        return subject;
    }

    /** What was found, where something always is. */
    public T subject() {
        if (subject == null) {
            throw new IllegalStateException("nothing was located");
        }
        return subject;
    }
}
