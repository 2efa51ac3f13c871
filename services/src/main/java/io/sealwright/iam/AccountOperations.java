// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam;

import io.sealwright.gateway.Operation;
import io.sealwright.iam.model.AuthorizationDetails;
import io.sealwright.iam.model.Markers;
import io.sealwright.iam.model.PolicyLocator;
import io.sealwright.iam.model.PolicySources;
import io.sealwright.iam.model.ProviderLocator;
import io.sealwright.iam.model.TrustPolicies;
import io.sealwright.iam.operation.AddClientIDToOpenIDConnectProvider;
import io.sealwright.iam.operation.CreateAccountAlias;
import io.sealwright.iam.operation.CreateOpenIDConnectProvider;
import io.sealwright.iam.operation.DeleteAccountAlias;
import io.sealwright.iam.operation.DeleteOpenIDConnectProvider;
import io.sealwright.iam.operation.GetAccountAuthorizationDetails;
import io.sealwright.iam.operation.GetAccountSummary;
import io.sealwright.iam.operation.GetContextKeysForCustomPolicy;
import io.sealwright.iam.operation.GetContextKeysForPrincipalPolicy;
import io.sealwright.iam.operation.GetOpenIDConnectProvider;
import io.sealwright.iam.operation.ListAccountAliases;
import io.sealwright.iam.operation.ListEntitiesForPolicy;
import io.sealwright.iam.operation.ListOpenIDConnectProviderTags;
import io.sealwright.iam.operation.ListOpenIDConnectProviders;
import io.sealwright.iam.operation.RemoveClientIDFromOpenIDConnectProvider;
import io.sealwright.iam.operation.SimulateCustomPolicy;
import io.sealwright.iam.operation.SimulatePrincipalPolicy;
import io.sealwright.iam.operation.TagOpenIDConnectProvider;
import io.sealwright.iam.operation.UntagOpenIDConnectProvider;
import io.sealwright.iam.operation.UpdateOpenIDConnectProviderThumbprint;
import io.sealwright.policy.PolicyDocument;
import java.util.List;
import java.util.stream.Stream;

/** Of the operations of IAM, those on identity providers and on the account as a whole. */
final class AccountOperations {

    private AccountOperations() {}

    static List<Operation<?, ?, ?>> of(IamService.Needs needs, Markers markers) {
        return Stream.of(onProviders(needs, markers), onAccount(needs, markers), simulating(needs, markers))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Operation<?, ?, ?>> onProviders(IamService.Needs needs, Markers markers) {
        var providers = needs.providers();
        var locator = new ProviderLocator(providers, needs.partition());
        return List.of(
                new AddClientIDToOpenIDConnectProvider(locator, providers),
                new CreateOpenIDConnectProvider(locator, providers),
                new DeleteOpenIDConnectProvider(locator, providers),
                new GetOpenIDConnectProvider(locator),
                new ListOpenIDConnectProviders(locator, providers),
                new ListOpenIDConnectProviderTags(locator, markers),
                new RemoveClientIDFromOpenIDConnectProvider(locator, providers),
                new TagOpenIDConnectProvider(locator, providers),
                new UntagOpenIDConnectProvider(locator, providers),
                new UpdateOpenIDConnectProviderThumbprint(locator, providers));
    }

    private static List<Operation<?, ?, ?>> simulating(IamService.Needs needs, Markers markers) {
        var sources = new PolicySources(
                needs.users(),
                needs.groups(),
                needs.roles(),
                needs.managedPolicies(),
                needs.documents(),
                needs.organization(),
                needs.partition());
        PolicyDocument administrator = needs.policiesOfAws().list().stream()
                .filter(policy -> policy.name().equals("AdministratorAccess"))
                .findFirst()
                .orElseThrow()
                .document();
        return List.of(
                new GetContextKeysForCustomPolicy(),
                new GetContextKeysForPrincipalPolicy(sources),
                new SimulateCustomPolicy(administrator, markers),
                new SimulatePrincipalPolicy(sources, administrator, markers));
    }

    private static List<Operation<?, ?, ?>> onAccount(IamService.Needs needs, Markers markers) {
        var policies = needs.managedPolicies();
        var details = new AuthorizationDetails(
                needs.documents(),
                needs.groups(),
                needs.roles(),
                policies,
                new TrustPolicies(needs.identities()),
                needs.partition());
        return List.of(
                new CreateAccountAlias(needs.aliases()),
                new DeleteAccountAlias(needs.aliases()),
                new GetAccountAuthorizationDetails(
                        needs.users(),
                        needs.groups(),
                        needs.roles(),
                        policies,
                        needs.policiesOfAws(),
                        details,
                        markers),
                new GetAccountSummary(needs.counts(), policies),
                new ListAccountAliases(needs.aliases()),
                new ListEntitiesForPolicy(
                        new PolicyLocator(policies, needs.partition()),
                        policies,
                        needs.users(),
                        needs.groups(),
                        needs.roles(),
                        markers));
    }
}
