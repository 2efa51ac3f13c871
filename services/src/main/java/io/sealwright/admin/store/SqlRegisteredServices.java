// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.store;

import io.sealwright.admin.model.RegisteredService;
import io.sealwright.admin.model.RegisteredServices;
import io.sealwright.contract.sealwright.CanonicalPathType;
import io.sealwright.contract.sealwright.ForwardedOperationType;
import io.sealwright.contract.sealwright.SealwrightError;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.gateway.Write;
import io.sealwright.rows.RowMac;
import io.sealwright.store.Queries;
import io.sealwright.store.Store;
import io.sealwright.store.Touch;
import io.sealwright.store.UniqueViolation;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Registered services as rows of {@code sealwright_service}: name and principal are unique in it. */
public final class SqlRegisteredServices implements RegisteredServices {
    private static final String TABLE = "sealwright_service";
    private static final String BETWEEN = " ";

    /** A grant lasts; the one request that a caller signed for a service does not. */
    private static final String FORMER = "CreateGrant";

    private final Store store;
    private final RowMac macs;

    public SqlRegisteredServices(Store store, CryptoBoundary crypto) {
        this.store = store;
        this.macs = new RowMac(crypto, Domain.GLOBAL, TABLE, 1);
    }

    @Override
    public Optional<RegisteredService> find(String name) {
        return store.read(snapshot -> {
            snapshot.requireProven(TABLE, name);
            return snapshot.first("""
                    SELECT name, registration_id, principal, principal_id, hosts, operations, canonical_path, registered_at, mac
                      FROM sealwright_service
                     WHERE name = ?
                    """, this::service, name);
        });
    }

    @Override
    public Optional<RegisteredService> ofPrincipal(String principalId) {
        return store.read(snapshot -> ofPrincipal(snapshot, principalId));
    }

    @Override
    public Optional<RegisteredService> ofPrincipal(Queries queries, String principalId) {
        Optional<RegisteredService> found = queries.first("""
                SELECT name, registration_id, principal, principal_id, hosts, operations, canonical_path, registered_at, mac
                  FROM sealwright_service
                 WHERE principal_id = ?
                """, this::service, principalId);
        found.ifPresent(service -> queries.requireProven(TABLE, service.name()));
        return found;
    }

    @Override
    public List<RegisteredService> list() {
        return store.read(snapshot -> snapshot.list("""
                SELECT name, registration_id, principal, principal_id, hosts, operations, canonical_path, registered_at, mac
                  FROM sealwright_service
                 ORDER BY name
                """, this::service));
    }

    @Override
    public Write insert(AccountId account, RegisteredService service) {
        byte[] mac = mac(service);
        return new Write(account, touches(service), sql -> {
            try {
                sql.change(
                        """
                        INSERT INTO sealwright_service (name, registration_id, principal, principal_id, hosts, operations,
                            canonical_path, registered_at, mac)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                        service.name(),
                        service.registrationId().sharedBytes(),
                        service.principal().toString(),
                        service.principalId(),
                        hosts(service),
                        operations(service),
                        service.path().wireName(),
                        service.registered().toEpochMilli(),
                        mac);
            } catch (UniqueViolation _) {
                throw SealwrightError.SERVICE_ALREADY_REGISTERED.because(
                        "The service %s, or another one with this principal, is registered already.", service.name());
            }
        });
    }

    @Override
    public Write delete(AccountId account, RegisteredService service) {
        return new Write(account, touches(service), sql -> {
            sql.changeOne(
                    "DELETE FROM sealwright_service WHERE name = ? AND registration_id = ?",
                    service.name(),
                    service.registrationId().sharedBytes());
            sql.change("DELETE FROM sealwright_consent WHERE service = ?", service.name());
        });
    }

    private static List<Touch> touches(RegisteredService service) {
        return List.of(new Touch(KIND, service.principalId()));
    }

    private byte[] mac(RegisteredService service) {
        return macs.of(
                service.name(),
                service.registrationId(),
                service.principal().toString(),
                service.principalId(),
                hosts(service),
                operations(service),
                service.path().wireName(),
                service.registered().toEpochMilli());
    }

    private RegisteredService service(ResultSet row) throws SQLException {
        String name = row.getString(1);
        Blob id = Blob.owning(row.getBytes(2));
        String principal = row.getString(3);
        String principalId = row.getString(4);
        String hosts = row.getString(5);
        String operations = row.getString(6);
        String path = row.getString(7);
        long registered = row.getLong(8);
        macs.require(row.getBytes(9), name, name, id, principal, principalId, hosts, operations, path, registered);
        return new RegisteredService(
                name,
                id,
                Arn.parse(principal).orElseThrow(),
                principalId,
                List.of(hosts.split(BETWEEN)),
                operations(operations),
                path(path),
                Instant.ofEpochMilli(registered));
    }

    private static String hosts(RegisteredService service) {
        return String.join(BETWEEN, service.hosts());
    }

    private static String operations(RegisteredService service) {
        return service.operations().stream()
                .map(ForwardedOperationType::wireName)
                .collect(Collectors.joining(BETWEEN));
    }

    /** Those of a row, but for what could be registered once and is called for nobody any more. */
    static List<ForwardedOperationType> operations(String stored) {
        return Stream.of(stored.split(BETWEEN))
                .filter(name -> !name.equals(FORMER))
                .map(SqlRegisteredServices::operation)
                .toList();
    }

    private static ForwardedOperationType operation(String name) {
        for (ForwardedOperationType operation : ForwardedOperationType.values()) {
            if (operation.wireName().equals(name)) {
                return operation;
            }
        }
        throw new IllegalStateException(
                "an operation of a registered service that this version does not know: " + name);
    }

    private static CanonicalPathType path(String name) {
        for (CanonicalPathType path : CanonicalPathType.values()) {
            if (path.wireName().equals(name)) {
                return path;
            }
        }
        throw new IllegalStateException("a form of path that this version does not know: " + name);
    }
}
