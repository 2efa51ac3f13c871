// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import io.sealwright.admin.AdminService;
import io.sealwright.admin.ServiceForwarding;
import io.sealwright.admin.model.DecidedAgain;
import io.sealwright.admin.model.PolicyReaders;
import io.sealwright.admin.model.ResourcesNow;
import io.sealwright.admin.operation.SimulateAccess;
import io.sealwright.admin.store.SqlConsents;
import io.sealwright.admin.store.SqlExchangedSignatures;
import io.sealwright.admin.store.SqlRegisteredServices;
import io.sealwright.gateway.Authorizer;
import io.sealwright.gateway.GlobalFacts;
import io.sealwright.gateway.JoinedPolicies;
import io.sealwright.gateway.Rooms;
import io.sealwright.gateway.VpcEndpoint;
import io.sealwright.gateway.job.Job;
import io.sealwright.gateway.signature.AccessKeys;
import io.sealwright.gateway.signature.TemporaryKeys;
import io.sealwright.iam.AccessRoles;
import io.sealwright.iam.FirstAdministrator;
import io.sealwright.iam.HeldAccessKeys;
import io.sealwright.iam.HeldIdentityPolicies;
import io.sealwright.iam.HeldRoles;
import io.sealwright.iam.HeldUsers;
import io.sealwright.iam.IamService;
import io.sealwright.iam.KnownPrincipals;
import io.sealwright.iam.NotedUses;
import io.sealwright.iam.PolicyPlaces;
import io.sealwright.iam.SupposedCallers;
import io.sealwright.iam.model.AwsManagedPolicies;
import io.sealwright.iam.store.SqlAccountAliases;
import io.sealwright.iam.store.SqlEntityCounts;
import io.sealwright.iam.store.SqlGroups;
import io.sealwright.iam.store.SqlManagedPolicies;
import io.sealwright.iam.store.SqlOpenIdConnectProviders;
import io.sealwright.iam.store.SqlRoles;
import io.sealwright.iam.store.SqlStoredDocuments;
import io.sealwright.iam.store.SqlUsers;
import io.sealwright.kms.KmsService;
import io.sealwright.kms.job.KeyDeletion;
import io.sealwright.kms.store.RequestRows;
import io.sealwright.kms.store.SqlAliases;
import io.sealwright.kms.store.SqlGrants;
import io.sealwright.kms.store.SqlKeys;
import io.sealwright.organizations.Founding;
import io.sealwright.organizations.HeldOrganization;
import io.sealwright.organizations.OpenAccounts;
import io.sealwright.organizations.OrganizationsService;
import io.sealwright.organizations.model.AccountRepository;
import io.sealwright.organizations.store.SqlAccounts;
import io.sealwright.organizations.store.SqlOrganizations;
import io.sealwright.policy.PolicyPrincipal;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.rows.RepeatedRequests;
import io.sealwright.server.config.Configuration;
import io.sealwright.server.installation.MaterialErasure;
import io.sealwright.sts.HeldSessions;
import io.sealwright.sts.StsService;
import io.sealwright.sts.WebIdentity;
import io.sealwright.sts.jwt.PublishedKeys;
import io.sealwright.sts.jwt.TokenVerifier;
import io.sealwright.sts.model.Sessions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * The rooms of all services, connected to one another by hand: where one needs another, it gets the small interface
 * that it declared. What the pipeline and the first start need of them is in the fields.
 */
final class Services {
    final Rooms rooms;
    final AccessKeys accessKeys;
    final WebIdentity webIdentity;
    final Authorizer authorizer;
    final ServiceForwarding forwarding;
    final List<Job<?>> jobs;
    final MaterialErasure erasure;
    final NotedUses accessKeyUses;
    final PublishedKeys issuerKeys;
    final AccountRepository accounts;
    final FirstAdministrator administrator;
    final Founding founding;

    Services(
            Configuration configuration,
            List<VpcEndpoint> endpoints,
            Foundation foundation,
            Randomness random,
            InstantSource clock)
            throws StartRefused {
        var store = foundation.store();
        var crypto = foundation.crypto();
        var held = foundation.held();
        String partition = configuration.account().partition();

        var documents = new PolicyDocuments();
        var storedAccounts = new SqlAccounts(store, crypto);
        var organizations = new SqlOrganizations(store, storedAccounts, documents, crypto);
        var organization = new HeldOrganization(organizations, held);
        var users = new SqlUsers(store, documents, crypto);
        var roles = new SqlRoles(store, documents, crypto, partition);
        var policiesOfAws = new AwsManagedPolicies();
        var managedPolicies = new SqlManagedPolicies(store, documents, crypto, policiesOfAws, partition);
        var groups = new SqlGroups(store, documents, crypto);
        var identities = new HeldIdentityPolicies(users, groups, managedPolicies, roles, documents, held);
        var principalPolicies = new JoinedPolicies(identities, organization);
        var sessions = new Sessions(crypto.sessionTokens(), crypto.accessKeyIds());
        var providers = new SqlOpenIdConnectProviders(store, crypto, partition);
        var directories = new IamDirectories(
                new HeldRoles(roles, documents, held),
                new HeldUsers(users, held, partition),
                managedPolicies,
                held,
                partition);
        var heldSessions = new HeldSessions(sessions, directories.needs(clock));
        this.issuerKeys = IssuerKeySource.of(configuration.webIdentity(), clock, System::nanoTime);
        this.webIdentity = new WebIdentity(new TokenVerifier(directories.providers(providers), issuerKeys, partition));
        var sts = new StsService(new StsService.Needs(sessions, directories, directories, crypto));
        this.accessKeys = new OpenAccounts(
                new TemporaryKeys(new HeldAccessKeys(users, crypto, held, partition), heldSessions), organization);
        var principals = new KnownPrincipals(
                users, roles, account -> storedAccounts.find(account).isPresent(), partition);
        var globalFacts = new GlobalFacts(identities, organization);
        var grants = new SqlGrants(store, crypto, held);
        var keys = new SqlKeys(store, documents, grants, crypto, held, partition);
        var kms = new KmsService(new KmsService.Needs(
                keys,
                new SqlAliases(store, crypto, held),
                grants,
                new RepeatedRequests<>(store, new RequestRows()),
                crypto,
                random.source(),
                principalPolicies,
                principals::idOf,
                globalFacts,
                partition));
        this.accessKeyUses = new NotedUses(store);
        var iam = new IamService(new IamService.Needs(
                users,
                groups,
                managedPolicies,
                new SqlStoredDocuments(store, documents),
                accessKeyUses,
                managedPolicies,
                policiesOfAws,
                roles,
                principals,
                providers,
                new SqlAccountAliases(store, crypto),
                new SqlEntityCounts(store, crypto),
                organization,
                new RepeatedRequests<>(store, new io.sealwright.iam.store.RequestRows()),
                crypto,
                random.source(),
                partition));
        var accessRoles = new AccessRoles(roles, managedPolicies, random.source(), partition);
        var organizationsRoom = new OrganizationsService(
                new OrganizationsService.Needs(organizations, accessRoles::make, crypto, random.source(), partition));
        this.authorizer = new Authorizer(principalPolicies, organization, globalFacts);
        ResourcesNow resources = ResourcesNow.of(Map.of(
                "kms",
                (action, arn, caller, context) -> kms.supposed()
                        .find(action, arn, caller, context)
                        .map(found -> new ResourcesNow.Found(found.demand(), found::grantId)),
                "sts",
                (action, arn, caller, _) -> sts.supposed(action, arn, caller).map(ResourcesNow.Found::of)));
        var places = new PolicyPlaces(users, groups, roles, managedPolicies, partition);
        this.forwarding = new ServiceForwarding(new ServiceForwarding.Needs(
                new SqlRegisteredServices(store, crypto),
                new SqlConsents(store, crypto),
                new SqlExchangedSignatures(),
                arn -> principals.idOf(new PolicyPrincipal.Entity(arn)),
                accessKeys,
                crypto,
                held,
                random.source(),
                clock,
                System::nanoTime,
                foundation.account()));
        var admin = new AdminService(new AdminService.Needs(
                new LedgerRecords(foundation.records()),
                new DecidedAgain(
                        store,
                        documents,
                        hash -> policiesOfAws.document(hash).or(() -> HeldOrganization.documentOfAws(hash)),
                        globalFacts),
                new SimulateAccess.Needs(
                        authorizer,
                        new SupposedCallers(users, roles, partition)::find,
                        resources,
                        id -> endpoints.stream()
                                .filter(endpoint -> endpoint.id().equals(id))
                                .findFirst(),
                        new PolicyReaders(authorizer, resources, places::of, foundation.account())),
                forwarding,
                foundation.account()));
        this.rooms = new Rooms(List.of(kms, iam, sts, organizationsRoom, admin));
        this.erasure = foundation.erasure();
        this.jobs = List.of(new KeyDeletion(keys), erasure);
        this.accounts = storedAccounts;
        this.administrator = new FirstAdministrator(users, crypto, random.source(), clock);
        this.founding = new Founding(organizations, random.source());
    }
}
