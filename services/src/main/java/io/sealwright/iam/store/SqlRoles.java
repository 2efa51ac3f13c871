// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.store;

import io.sealwright.contract.iam.IamError;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.gateway.Write;
import io.sealwright.iam.model.EntityKind;
import io.sealwright.iam.model.IdentityHolder;
import io.sealwright.iam.model.Role;
import io.sealwright.iam.model.RoleHolders;
import io.sealwright.iam.model.RoleId;
import io.sealwright.iam.model.RoleRepository;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyType;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.store.Body;
import io.sealwright.store.Queries;
import io.sealwright.store.Store;
import io.sealwright.store.Touch;
import io.sealwright.store.UniqueViolation;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Page;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Roles in SQL. */
public final class SqlRoles implements RoleRepository, RoleHolders {
    /** The kind of what is held of a role, under its ARN. */
    public static final String ROLE_ARN = "iam-role-arn";

    private static final String RESOURCE = "role/";

    private final Store store;
    private final PolicyDocuments documents;
    private final RoleRows roles;
    private final AccountCounts counts;
    private final String partition;

    public SqlRoles(Store store, PolicyDocuments documents, CryptoBoundary crypto, String partition) {
        this.store = store;
        this.documents = documents;
        this.roles = new RoleRows(crypto);
        this.counts = new AccountCounts(crypto);
        this.partition = partition;
    }

    @Override
    public Optional<Role> find(AccountId account, String name) {
        return store.read(snapshot -> roles.find(snapshot, account, name));
    }

    @Override
    public Optional<Role> find(RoleId id) {
        return store.read(snapshot -> roles.find(snapshot, id));
    }

    @Override
    public Optional<Role> find(Queries queries, RoleId id) {
        return roles.find(queries, id);
    }

    @Override
    public Optional<Role> find(Queries queries, Arn arn) {
        if (!AccountId.isWellFormed(arn.account()) || !arn.resource().startsWith(RESOURCE)) {
            return Optional.empty();
        }
        String name = arn.resource().substring(arn.resource().lastIndexOf('/') + 1);
        return roles.find(queries, new AccountId(arn.account()), name)
                .filter(role -> role.arn(partition).equals(arn));
    }

    @Override
    public Optional<IdentityHolder> find(Queries queries, String roleId) {
        return roles.find(queries, new RoleId(roleId))
                .map(role -> new IdentityHolder(role.attachments(), List.of(), role.version()));
    }

    @Override
    public Page<Role> list(AccountId account, String pathPrefix, @Nullable String after, int limit) {
        List<Role> found = store.read(
                snapshot -> roles.list(snapshot, account, pathPrefix, after == null ? "" : after, limit + 1));
        return Pages.of(found, limit, Role::name);
    }

    @Override
    public PolicyDocument document(Blob hash, PolicyType type) {
        return store.read(snapshot -> documents.load(snapshot, hash, type));
    }

    @Override
    public Write insert(Role role, List<PolicyDocument> named) {
        byte[] mac = roles.mac(role);
        return write(role, sql -> {
            counts.addOne(sql, role.account(), EntityKind.ROLE);
            named.forEach(document -> documents.insert(sql, document));
            try {
                roles.insert(sql, role, mac);
            } catch (UniqueViolation _) {
                throw IamError.ENTITY_ALREADY_EXISTS.because("Role with name %s already exists.", role.name());
            }
        });
    }

    @Override
    public Write replace(Role before, Role after, List<PolicyDocument> named) {
        byte[] mac = roles.mac(after);
        return write(before, sql -> {
            named.forEach(document -> documents.insert(sql, document));
            roles.replace(sql, before, after, mac);
        });
    }

    @Override
    public Write delete(Role role) {
        return write(role, sql -> {
            roles.delete(sql, role);
            counts.removeOne(sql, role.account(), EntityKind.ROLE);
        });
    }

    private Write write(Role role, Body body) {
        List<Touch> touches = List.of(
                new Touch(KIND, role.id().text()),
                new Touch(ROLE_ARN, role.arn(partition).toString()));
        return new Write(role.account(), touches, body);
    }
}
