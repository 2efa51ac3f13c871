// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.store;

import io.sealwright.contract.iam.IamError;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.gateway.Write;
import io.sealwright.iam.model.AwsManagedPolicies;
import io.sealwright.iam.model.AwsManagedPolicy;
import io.sealwright.iam.model.CustomerManagedPolicy;
import io.sealwright.iam.model.EntityKind;
import io.sealwright.iam.model.ManagedPolicies;
import io.sealwright.iam.model.ManagedPolicy;
import io.sealwright.iam.model.ManagedPolicyId;
import io.sealwright.iam.model.ManagedPolicyRepository;
import io.sealwright.iam.model.PolicyUses;
import io.sealwright.iam.model.PolicyVersion;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyType;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.store.Body;
import io.sealwright.store.Conflict;
import io.sealwright.store.Queries;
import io.sealwright.store.Sql;
import io.sealwright.store.Store;
import io.sealwright.store.Touch;
import io.sealwright.store.UniqueViolation;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Page;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Managed policies: an account's own in SQL, AWS's in memory. A policy is the root of its versions. */
public final class SqlManagedPolicies implements ManagedPolicyRepository, ManagedPolicies {
    private static final String RESOURCE = "policy/";
    private static final long OF_AWS = 0;

    private final Store store;
    private final PolicyDocuments documents;
    private final AwsManagedPolicies ofAws;
    private final ManagedPolicyRows policies;
    private final PolicyUseRows uses;
    private final AccountCounts counts;
    private final String partition;

    public SqlManagedPolicies(
            Store store, PolicyDocuments documents, CryptoBoundary crypto, AwsManagedPolicies ofAws, String partition) {
        this.store = store;
        this.documents = documents;
        this.ofAws = ofAws;
        this.policies = new ManagedPolicyRows(crypto);
        this.uses = new PolicyUseRows(crypto);
        this.counts = new AccountCounts(crypto);
        this.partition = partition;
    }

    @Override
    public Optional<ManagedPolicy> find(Arn arn) {
        return store.read(snapshot -> find(snapshot, arn));
    }

    private Optional<ManagedPolicy> find(Queries queries, Arn arn) {
        if (AwsManagedPolicies.isOfAws(arn)) {
            return arn.partition().equals(partition) ? ofAws.find(arn).map(policy -> policy) : Optional.empty();
        }
        return own(queries, arn).map(policy -> policy);
    }

    private Optional<CustomerManagedPolicy> own(Queries queries, Arn arn) {
        if (!AccountId.isWellFormed(arn.account()) || !arn.resource().startsWith(RESOURCE)) {
            return Optional.empty();
        }
        String name = arn.resource().substring(arn.resource().lastIndexOf('/') + 1);
        return policies.find(queries, new AccountId(arn.account()), name)
                .filter(policy -> policy.arn(partition).equals(arn));
    }

    @Override
    public Optional<CustomerManagedPolicy> find(ManagedPolicyId id) {
        return store.read(snapshot -> policies.find(snapshot, id));
    }

    @Override
    public PolicyDocument document(ManagedPolicy policy, PolicyVersion version) {
        return switch (policy) {
            case AwsManagedPolicy aws -> aws.document();
            case CustomerManagedPolicy _ -> store.read(snapshot -> load(snapshot, version));
        };
    }

    private PolicyDocument load(Queries queries, PolicyVersion version) {
        return documents.load(queries, version.document(), PolicyType.IDENTITY_POLICY);
    }

    @Override
    public Page<CustomerManagedPolicy> list(AccountId account, String pathPrefix, @Nullable String after, int limit) {
        List<CustomerManagedPolicy> rows = store.read(
                snapshot -> policies.after(snapshot, account, pathPrefix, after == null ? "" : after, limit + 1));
        return Pages.of(rows, limit, CustomerManagedPolicy::name);
    }

    @Override
    public PolicyUses uses(AccountId account, Arn policy) {
        return store.read(snapshot -> uses.count(snapshot, account, policy));
    }

    @Override
    public List<String> entities(AccountId account, Arn policy, @Nullable Use use, String prefix) {
        return store.read(snapshot -> uses.entities(snapshot, account, policy, use, prefix));
    }

    @Override
    public Write insert(CustomerManagedPolicy policy, PolicyDocument document) {
        return write(policy, sql -> {
            counts.addOne(sql, policy.account(), EntityKind.POLICY);
            documents.insert(sql, document);
            try {
                policies.insert(sql, policy);
            } catch (UniqueViolation _) {
                throw IamError.ENTITY_ALREADY_EXISTS.because(
                        "A policy called %s already exists. Duplicate names are not allowed.", policy.name());
            }
        });
    }

    @Override
    public Write addVersion(CustomerManagedPolicy before, CustomerManagedPolicy after, PolicyDocument document) {
        return write(before, sql -> {
            documents.insert(sql, document);
            policies.replace(sql, before, after);
        });
    }

    @Override
    public Write replace(CustomerManagedPolicy before, CustomerManagedPolicy after) {
        return write(before, sql -> policies.replace(sql, before, after));
    }

    @Override
    public Write delete(CustomerManagedPolicy policy) {
        return write(policy, sql -> {
            policies.delete(sql, policy);
            counts.removeOne(sql, policy.account(), EntityKind.POLICY);
        });
    }

    private Write write(CustomerManagedPolicy policy, Body body) {
        Touch touch = new Touch(KIND, policy.arn(partition).toString());
        return new Write(policy.account(), List.of(touch), body);
    }

    @Override
    public Optional<Attachable> find(AccountId account, Arn arn) {
        if (!AwsManagedPolicies.isOfAws(arn) && !arn.account().equals(account.digits())) {
            return Optional.empty();
        }
        return find(arn).map(policy -> new Attachable(arn, policy.name(), rowVersion(policy)));
    }

    private static long rowVersion(ManagedPolicy policy) {
        return switch (policy) {
            case AwsManagedPolicy _ -> OF_AWS;
            case CustomerManagedPolicy own -> own.version();
        };
    }

    @Override
    public Optional<PolicyDocument> document(Queries queries, Arn arn) {
        return find(queries, arn).map(policy -> switch (policy) {
            case AwsManagedPolicy aws -> aws.document();
            case CustomerManagedPolicy own -> load(queries, own.inForce());
        });
    }

    @Override
    public Body addUse(AccountId account, Attachable policy, Use use, String entity) {
        return sql -> {
            uses.insert(sql, account, policy.arn(), use, entity);
            count(sql, policy, use, 1);
        };
    }

    @Override
    public Body removeUse(AccountId account, Attachable policy, Use use, String entity) {
        return sql -> {
            uses.delete(sql, account, policy.arn(), use, entity);
            count(sql, policy, use, -1);
        };
    }

    /** What is held of the policy is its document, which stays. */
    private void count(Sql sql, Attachable policy, Use use, int by) throws Conflict {
        if (policy.version() == OF_AWS) {
            return;
        }
        CustomerManagedPolicy before = own(sql, policy.arn())
                .filter(own -> own.version() == policy.version())
                .orElseThrow(() -> Conflict.INSTANCE);
        CustomerManagedPolicy after = switch (use) {
            case ATTACHMENT -> before.used(by, 0);
            case PERMISSIONS_BOUNDARY -> before.used(0, by);
        };
        policies.replace(sql, before, after);
    }
}
