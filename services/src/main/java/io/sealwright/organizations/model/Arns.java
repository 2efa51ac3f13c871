// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import java.util.Locale;

/**
 * The ARNs of an organization's parts.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html">Resource
 *     types defined by AWS Organizations</a>
 */
public record Arns(String partition) {
    private static final String OF_AWS = "aws";

    public Arn organization(Organization organization) {
        return arn(organization, "organization/" + organization.id());
    }

    public Arn account(Organization organization, String account) {
        return arn(organization, "account/%s/%s".formatted(organization.id(), account));
    }

    public Arn account(Organization organization, AccountId account) {
        return account(organization, account.digits());
    }

    /** The ARN of the root or a unit, by how its id begins. */
    public Arn unit(Organization organization, String id) {
        String kind = id.startsWith("r-") ? "root" : "ou";
        return arn(organization, "%s/%s/%s".formatted(kind, organization.id(), id));
    }

    /** The ARN of the root, a unit or an account, by the form of its id. */
    public Arn node(Organization organization, String id) {
        return AccountId.isWellFormed(id) ? account(organization, id) : unit(organization, id);
    }

    public Arn policy(Organization organization, ControlPolicy policy) {
        String type = policy.type().name().toLowerCase(Locale.ROOT);
        if (policy.awsManaged()) {
            return new Arn(partition, "organizations", "", OF_AWS, "policy/%s/%s".formatted(type, policy.id()));
        }
        return arn(organization, "policy/%s/%s/%s".formatted(organization.id(), type, policy.id()));
    }

    /** Where a policy of this id would be, when there is none: nobody knows of which type it would be. */
    public Arn absentPolicy(Organization organization, String id) {
        return arn(organization, "policy/%s/service_control_policy/%s".formatted(organization.id(), id));
    }

    private Arn arn(Organization organization, String resource) {
        return new Arn(partition, "organizations", "", organization.management().digits(), resource);
    }
}
