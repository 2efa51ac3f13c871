// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.store;

import io.sealwright.admin.model.Consents;
import io.sealwright.admin.model.RegisteredService;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.gateway.Write;
import io.sealwright.rows.RowMac;
import io.sealwright.store.Conflict;
import io.sealwright.store.Queries;
import io.sealwright.store.Store;
import io.sealwright.store.Touch;
import io.sealwright.store.UniqueViolation;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What accounts allow services, as rows of {@code sealwright_consent}. */
public final class SqlConsents implements Consents {
    private static final String TABLE = "sealwright_consent";

    private final Store store;
    private final RowMac macs;

    public SqlConsents(Store store, CryptoBoundary crypto) {
        this.store = store;
        this.macs = new RowMac(crypto, Domain.GLOBAL, TABLE, 1);
    }

    private record Consent(String service, Blob registrationId) {}

    @Override
    public Optional<Blob> find(Queries queries, String account, String service) {
        queries.requireProven(TABLE, account, service);
        return queries.first("""
                SELECT account, service, registration_id, allowed_at, mac
                  FROM sealwright_consent
                 WHERE account = ? AND service = ?
                """, this::consent, account, service).map(Consent::registrationId);
    }

    @Override
    public Map<String, Blob> of(AccountId account) {
        return store
                .read(snapshot -> {
                    snapshot.requireProven(TABLE, account.digits());
                    return snapshot.list("""
                SELECT account, service, registration_id, allowed_at, mac
                  FROM sealwright_consent
                 WHERE account = ?
                """, this::consent, account.digits());
                })
                .stream()
                .collect(Collectors.toMap(Consent::service, Consent::registrationId));
    }

    @Override
    public Write allow(AccountId account, RegisteredService service, Instant now) {
        long allowed = now.toEpochMilli();
        byte[] mac = macs.of(account.digits(), service.name(), service.registrationId(), allowed);
        return new Write(account, touches(account, service.name()), sql -> {
            sql.change(
                    "DELETE FROM sealwright_consent WHERE account = ? AND service = ?",
                    account.digits(),
                    service.name());
            try {
                sql.change(
                        """
                        INSERT INTO sealwright_consent (account, service, registration_id, allowed_at, mac)
                        VALUES (?, ?, ?, ?, ?)
                        """,
                        account.digits(),
                        service.name(),
                        service.registrationId().sharedBytes(),
                        allowed,
                        mac);
            } catch (UniqueViolation _) {
                throw Conflict.INSTANCE;
            }
        });
    }

    @Override
    public Write withdraw(AccountId account, String service) {
        return new Write(
                account,
                touches(account, service),
                sql -> sql.change(
                        "DELETE FROM sealwright_consent WHERE account = ? AND service = ?", account.digits(), service));
    }

    private static List<Touch> touches(AccountId account, String service) {
        return List.of(new Touch(KIND, Consents.key(account, service)));
    }

    private Consent consent(ResultSet row) throws SQLException {
        String account = row.getString(1);
        String service = row.getString(2);
        Blob id = Blob.owning(row.getBytes(3));
        macs.require(row.getBytes(5), account + '/' + service, account, service, id, row.getLong(4));
        return new Consent(service, id);
    }
}
