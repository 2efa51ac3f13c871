// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.store;

import io.sealwright.contract.iam.IamError;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.gateway.Write;
import io.sealwright.iam.model.EntityKind;
import io.sealwright.iam.model.OpenIdConnectProvider;
import io.sealwright.iam.model.OpenIdConnectProviderRepository;
import io.sealwright.rows.RowMac;
import io.sealwright.store.Body;
import io.sealwright.store.Queries;
import io.sealwright.store.Sql;
import io.sealwright.store.Store;
import io.sealwright.store.Touch;
import io.sealwright.store.UniqueViolation;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Identity providers as rows of {@code iam_oidc_provider}. */
public final class SqlOpenIdConnectProviders implements OpenIdConnectProviderRepository {
    private static final String RESOURCE = "oidc-provider/";

    private final Store store;
    private final RowMac macs;
    private final AccountCounts counts;
    private final String partition;

    public SqlOpenIdConnectProviders(Store store, CryptoBoundary crypto, String partition) {
        this.store = store;
        this.macs = new RowMac(crypto, Domain.GLOBAL, "iam_oidc_provider", 1);
        this.counts = new AccountCounts(crypto);
        this.partition = partition;
    }

    @Override
    public Optional<OpenIdConnectProvider> find(Arn arn) {
        return store.read(snapshot -> find(snapshot, arn));
    }

    @Override
    public Optional<OpenIdConnectProvider> find(Queries queries, Arn arn) {
        if (!arn.resource().startsWith(RESOURCE) || !arn.partition().equals(partition)) {
            return Optional.empty();
        }
        String url = arn.resource().substring(RESOURCE.length());
        queries.requireProven("iam_oidc_provider", arn.account(), url);
        return queries.first("""
                SELECT account, url, created_at, client_ids, thumbprints, tags, version, mac
                  FROM iam_oidc_provider
                 WHERE account = ? AND url = ?
                """, this::provider, arn.account(), url);
    }

    @Override
    public List<OpenIdConnectProvider> list(AccountId account) {
        return store.read(snapshot -> snapshot.list("""
                SELECT account, url, created_at, client_ids, thumbprints, tags, version, mac
                  FROM iam_oidc_provider
                 WHERE account = ?
                 ORDER BY url
                """, this::provider, account.digits()));
    }

    @Override
    public Write insert(OpenIdConnectProvider provider) {
        return write(provider, sql -> {
            counts.addOne(sql, provider.account(), EntityKind.OPEN_ID_CONNECT_PROVIDER);
            try {
                insert(sql, provider);
            } catch (UniqueViolation _) {
                throw IamError.ENTITY_ALREADY_EXISTS.because(
                        "Provider with url https://%s already exists.", provider.url());
            }
        });
    }

    private void insert(Sql sql, OpenIdConnectProvider provider) {
        sql.change(
                """
                INSERT INTO iam_oidc_provider (account, url, created_at, client_ids, thumbprints, tags, version, mac)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                provider.account().digits(),
                provider.url(),
                provider.created().toEpochMilli(),
                words(provider.clientIds()),
                words(provider.thumbprints()),
                TagText.of(provider.tags()),
                provider.version(),
                mac(provider));
    }

    @Override
    public Write replace(OpenIdConnectProvider before, OpenIdConnectProvider after) {
        return write(
                before,
                sql -> sql.changeOne(
                        """
                        UPDATE iam_oidc_provider SET client_ids = ?, thumbprints = ?, tags = ?, version = ?, mac = ?
                         WHERE account = ? AND url = ? AND version = ?
                        """,
                        words(after.clientIds()),
                        words(after.thumbprints()),
                        TagText.of(after.tags()),
                        after.version(),
                        mac(after),
                        before.account().digits(),
                        before.url(),
                        before.version()));
    }

    @Override
    public Write delete(OpenIdConnectProvider provider) {
        return write(provider, sql -> {
            sql.changeOne(
                    "DELETE FROM iam_oidc_provider WHERE account = ? AND url = ? AND version = ?",
                    provider.account().digits(),
                    provider.url(),
                    provider.version());
            counts.removeOne(sql, provider.account(), EntityKind.OPEN_ID_CONNECT_PROVIDER);
        });
    }

    private Write write(OpenIdConnectProvider provider, Body body) {
        Touch touch = new Touch(KIND, provider.arn(partition).toString());
        return new Write(provider.account(), List.of(touch), body);
    }

    private byte[] mac(OpenIdConnectProvider provider) {
        return macs.of(
                provider.account().digits(),
                provider.url(),
                provider.created().toEpochMilli(),
                words(provider.clientIds()),
                words(provider.thumbprints()),
                TagText.of(provider.tags()),
                provider.version());
    }

    private OpenIdConnectProvider provider(ResultSet row) throws SQLException {
        String account = row.getString(1);
        String url = row.getString(2);
        long created = row.getLong(3);
        String clientIds = row.getString(4);
        String thumbprints = row.getString(5);
        String tags = row.getString(6);
        long version = row.getLong(7);
        macs.require(row.getBytes(8), url, account, url, created, clientIds, thumbprints, tags, version);
        return new OpenIdConnectProvider(
                new AccountId(account),
                url,
                Instant.ofEpochMilli(created),
                read(clientIds),
                read(thumbprints),
                TagText.parse(tags),
                version);
    }

    /** A line for each, URL-encoded. */
    private static String words(List<String> words) {
        return words.stream()
                .map(word -> URLEncoder.encode(word, StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
    }

    private static List<String> read(String text) {
        return text.lines()
                .map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8))
                .toList();
    }
}
