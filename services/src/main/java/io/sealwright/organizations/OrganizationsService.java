// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations;

import io.sealwright.contract.ServiceContract;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.RandomSource;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Room;
import io.sealwright.organizations.model.AccessRole;
import io.sealwright.organizations.model.Arns;
import io.sealwright.organizations.model.Descriptions;
import io.sealwright.organizations.model.Identifiers;
import io.sealwright.organizations.model.Listings;
import io.sealwright.organizations.model.NextTokens;
import io.sealwright.organizations.model.OrganizationLocator;
import io.sealwright.organizations.model.OrganizationRepository;
import io.sealwright.organizations.operation.AttachPolicy;
import io.sealwright.organizations.operation.CloseAccount;
import io.sealwright.organizations.operation.CreateAccount;
import io.sealwright.organizations.operation.CreateOrganizationalUnit;
import io.sealwright.organizations.operation.CreatePolicy;
import io.sealwright.organizations.operation.DeleteOrganizationalUnit;
import io.sealwright.organizations.operation.DeletePolicy;
import io.sealwright.organizations.operation.DescribeAccount;
import io.sealwright.organizations.operation.DescribeCreateAccountStatus;
import io.sealwright.organizations.operation.DescribeOrganization;
import io.sealwright.organizations.operation.DescribeOrganizationalUnit;
import io.sealwright.organizations.operation.DescribePolicy;
import io.sealwright.organizations.operation.DetachPolicy;
import io.sealwright.organizations.operation.DisablePolicyType;
import io.sealwright.organizations.operation.EnablePolicyType;
import io.sealwright.organizations.operation.ListAccounts;
import io.sealwright.organizations.operation.ListAccountsForParent;
import io.sealwright.organizations.operation.ListChildren;
import io.sealwright.organizations.operation.ListCreateAccountStatus;
import io.sealwright.organizations.operation.ListOrganizationalUnitsForParent;
import io.sealwright.organizations.operation.ListParents;
import io.sealwright.organizations.operation.ListPolicies;
import io.sealwright.organizations.operation.ListPoliciesForTarget;
import io.sealwright.organizations.operation.ListRoots;
import io.sealwright.organizations.operation.ListTagsForResource;
import io.sealwright.organizations.operation.ListTargetsForPolicy;
import io.sealwright.organizations.operation.MoveAccount;
import io.sealwright.organizations.operation.TagResource;
import io.sealwright.organizations.operation.UntagResource;
import io.sealwright.organizations.operation.UpdateOrganizationalUnit;
import io.sealwright.organizations.operation.UpdatePolicy;
import java.util.List;

/**
 * The door of Organizations: its operations, in the order of the API reference.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_Operations.html">AWS Organizations
 *     actions</a>
 */
public final class OrganizationsService implements Room {
    private final List<Operation<?, ?, ?>> operations;

    /** What Organizations needs from the rest of the server. */
    public record Needs(
            OrganizationRepository organizations,
            AccessRole role,
            CryptoBoundary crypto,
            RandomSource random,
            String partition) {}

    public OrganizationsService(Needs needs) {
        var organizations = needs.organizations();
        var arns = new Arns(needs.partition());
        var locator = new OrganizationLocator(organizations, arns);
        var descriptions = new Descriptions(arns);
        var tokens = new NextTokens(needs.crypto());
        var listings = new Listings(locator, organizations, tokens, descriptions);
        var identifiers = new Identifiers(needs.random());
        operations = List.of(
                new AttachPolicy(locator, organizations),
                new CloseAccount(locator, organizations),
                new CreateAccount(locator, organizations, identifiers, needs.role()),
                new CreateOrganizationalUnit(locator, organizations, identifiers, descriptions),
                new CreatePolicy(locator, organizations, identifiers, descriptions),
                new DeleteOrganizationalUnit(locator, organizations),
                new DeletePolicy(locator, organizations),
                new DescribeAccount(locator, descriptions),
                new DescribeCreateAccountStatus(locator),
                new DescribeOrganization(locator),
                new DescribeOrganizationalUnit(locator, descriptions),
                new DescribePolicy(locator, descriptions),
                new DetachPolicy(locator, organizations),
                new DisablePolicyType(locator, organizations, descriptions),
                new EnablePolicyType(locator, organizations, descriptions),
                new ListAccounts(listings),
                new ListAccountsForParent(listings),
                new ListChildren(listings),
                new ListCreateAccountStatus(listings),
                new ListOrganizationalUnitsForParent(listings),
                new ListParents(locator),
                new ListPolicies(listings),
                new ListPoliciesForTarget(listings),
                new ListRoots(locator, descriptions),
                new ListTagsForResource(locator, tokens),
                new ListTargetsForPolicy(listings),
                new MoveAccount(locator, organizations),
                new TagResource(locator, organizations),
                new UntagResource(locator, organizations),
                new UpdateOrganizationalUnit(locator, organizations, descriptions),
                new UpdatePolicy(locator, organizations, descriptions));
    }

    @Override
    public ServiceContract contract() {
        return OrganizationsContract.SERVICE;
    }

    @Override
    public List<Operation<?, ?, ?>> operations() {
        return operations;
    }
}
