// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.store;

import io.sealwright.contract.kms.GrantOperation;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.KeyId;
import io.sealwright.kms.model.EncryptionContext;
import io.sealwright.kms.model.Grant;
import io.sealwright.kms.model.GrantAddress;
import io.sealwright.kms.model.GrantConstraint;
import io.sealwright.kms.model.GrantId;
import io.sealwright.kms.model.GrantParty;
import io.sealwright.kms.model.KeyAddress;
import io.sealwright.store.Conflict;
import io.sealwright.store.Queries;
import io.sealwright.store.Sql;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Region;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code kms_grant}. A grant that has ended stays for a while with the time of its end, so that whoever puts
 * its old row back has to take away one that says otherwise.
 */
final class GrantRows {
    private static final Duration ENDED_KEPT = Duration.ofDays(30);
    private static final String LAST_ACCOUNT = "999999999999";

    private final Macs macs;

    GrantRows(CryptoBoundary crypto) {
        this.macs = new Macs(crypto, "kms_grant", 1);
    }

    /** @throws io.sealwright.rows.DamagedRow for a row that is not as we wrote it */
    Optional<Grant> find(Queries queries, GrantAddress address) {
        requireProven(queries, address);
        return queries.first(
                """
                SELECT * FROM kms_grant
                 WHERE account = ? AND region = ? AND key_id = ? AND grant_id = ? AND ended_at IS NULL
                """,
                this::grant,
                address.key().account().digits(),
                address.key().region().name(),
                address.key().keyId().toString(),
                address.id().text());
    }

    Optional<Grant> findRepeated(Queries queries, KeyAddress key, Blob requestHash) {
        return queries.first(
                """
                SELECT * FROM kms_grant
                 WHERE account = ? AND region = ? AND key_id = ? AND request_hash = ? AND name IS NOT NULL
                   AND ended_at IS NULL
                 ORDER BY grant_id
                """,
                this::grant,
                key.account().digits(),
                key.region().name(),
                key.keyId().toString(),
                requestHash.sharedBytes());
    }

    /** All that one principal has on a key: the key's limit bounds them. */
    List<Grant> ofGrantee(Queries queries, KeyAddress key, String granteeId) {
        List<Grant> found = queries.list(
                """
                SELECT * FROM kms_grant
                 WHERE account = ? AND region = ? AND key_id = ? AND grantee_id = ? AND ended_at IS NULL
                 LIMIT ?
                """,
                this::grant,
                key.account().digits(),
                key.region().name(),
                key.keyId().toString(),
                granteeId,
                (long) Grant.MAX_PER_KEY);
        found.forEach(grant -> requireProven(queries, grant.address()));
        return found;
    }

    private static void requireProven(Queries queries, GrantAddress address) {
        queries.requireProven(
                "kms_grant",
                address.key().account().digits(),
                address.key().region().name(),
                address.key().keyId().toString(),
                address.id().text());
    }

    List<Grant> after(Queries queries, KeyAddress key, String grantId, int limit) {
        return queries.list(
                """
                SELECT * FROM kms_grant
                 WHERE account = ? AND region = ? AND key_id = ? AND grant_id > ? AND ended_at IS NULL
                 ORDER BY grant_id LIMIT ?
                """,
                this::grant,
                key.account().digits(),
                key.region().name(),
                key.keyId().toString(),
                grantId,
                (long) limit);
    }

    List<Grant> ofGranteeAfter(Queries queries, KeyAddress key, String grantee, String grantId, int limit) {
        return queries.list(
                """
                SELECT * FROM kms_grant
                 WHERE account = ? AND region = ? AND key_id = ? AND grant_id > ? AND grantee_name = ?
                   AND ended_at IS NULL
                 ORDER BY grant_id LIMIT ?
                """,
                this::grant,
                key.account().digits(),
                key.region().name(),
                key.keyId().toString(),
                grantId,
                grantee,
                (long) limit);
    }

    /** In the order of account, key and id. */
    List<Grant> retirableAfter(
            Queries queries,
            Region region,
            String retiringId,
            @Nullable AccountId owner,
            @Nullable GrantAddress after,
            int limit) {
        return queries.list(
                """
                SELECT * FROM kms_grant
                 WHERE region = ? AND retiring_id = ? AND (account, key_id, grant_id) > (?, ?, ?)
                   AND account >= ? AND account <= ? AND ended_at IS NULL
                 ORDER BY account, key_id, grant_id LIMIT ?
                """,
                this::grant,
                region.name(),
                retiringId,
                after == null ? "" : after.key().account().digits(),
                after == null ? "" : after.key().keyId().toString(),
                after == null ? "" : after.id().text(),
                owner == null ? "" : owner.digits(),
                owner == null ? LAST_ACCOUNT : owner.digits(),
                (long) limit);
    }

    void insert(Sql sql, Grant grant) {
        GrantParty retiring = grant.retiring();
        sql.change(
                """
                INSERT INTO kms_grant (account, region, key_id, grant_id, name, grantee_kind, grantee_name, grantee_id,
                    retiring_kind, retiring_name, retiring_id, issuer, operations, constraint_type, constraint_context,
                    source_arn, request_hash, created_at, ended_at, mac)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)
                """,
                grant.address().key().account().digits(),
                grant.address().key().region().name(),
                grant.address().key().keyId().toString(),
                grant.id().text(),
                grant.name(),
                grant.grantee().kind().name(),
                grant.grantee().name(),
                grant.grantee().id(),
                retiring == null ? null : retiring.kind().name(),
                retiring == null ? null : retiring.name(),
                retiring == null ? null : retiring.id(),
                grant.issuer().digits(),
                operations(grant),
                type(grant.constraint()),
                grant.constraint().context().bytes(),
                grant.constraint().sourceArn(),
                grant.requestHash().sharedBytes(),
                grant.created().toEpochMilli(),
                mac(grant, null));
    }

    /**
     * Ends a grant, and forgets those of its key that ended long ago.
     *
     * @throws Conflict unless it still is
     */
    void end(Sql sql, Grant grant, Instant now) throws Conflict {
        KeyAddress key = grant.address().key();
        sql.change(
                "DELETE FROM kms_grant WHERE account = ? AND region = ? AND key_id = ? AND ended_at < ?",
                key.account().digits(),
                key.region().name(),
                key.keyId().toString(),
                now.minus(ENDED_KEPT).toEpochMilli());
        sql.changeOne(
                """
                UPDATE kms_grant SET ended_at = ?, mac = ?
                 WHERE account = ? AND region = ? AND key_id = ? AND grant_id = ? AND ended_at IS NULL
                """,
                now.toEpochMilli(),
                mac(grant, now.toEpochMilli()),
                key.account().digits(),
                key.region().name(),
                key.keyId().toString(),
                grant.id().text());
    }

    private byte[] mac(Grant grant, @Nullable Long ended) {
        return macs.in(grant.address().key().region()).of(columns(grant, ended));
    }

    private static @Nullable Object[] columns(Grant grant, @Nullable Long ended) {
        GrantParty retiring = grant.retiring();
        return new @Nullable Object[] {
            grant.address().key().account().digits(),
            grant.address().key().region().name(),
            grant.address().key().keyId().toString(),
            grant.id().text(),
            grant.name(),
            grant.grantee().kind().name(),
            grant.grantee().name(),
            grant.grantee().id(),
            retiring == null ? null : retiring.kind().name(),
            retiring == null ? null : retiring.name(),
            retiring == null ? null : retiring.id(),
            grant.issuer().digits(),
            operations(grant),
            type(grant.constraint()),
            Blob.owning(grant.constraint().context().bytes()),
            grant.constraint().sourceArn(),
            grant.requestHash(),
            grant.created().toEpochMilli(),
            ended
        };
    }

    /** A row of a grant that has not ended. */
    private Grant grant(ResultSet row) throws SQLException {
        var key = new KeyAddress(
                new AccountId(row.getString("account")),
                new Region(row.getString("region")),
                KeyId.parse(row.getString("key_id")).orElseThrow());
        Grant grant = new Grant(
                new GrantAddress(key, new GrantId(row.getString("grant_id"))),
                row.getString("name"),
                party("grantee", row),
                row.getString("retiring_kind") == null ? null : party("retiring", row),
                new AccountId(row.getString("issuer")),
                operations(row.getString("operations")),
                new GrantConstraint(
                        type(row.getString("constraint_type")),
                        EncryptionContext.ofBytes(row.getBytes("constraint_context")),
                        row.getString("source_arn")),
                Blob.owning(row.getBytes("request_hash")),
                Instant.ofEpochMilli(row.getLong("created_at")));
        macs.in(key.region()).require(row.getBytes("mac"), key + "/" + grant.id(), columns(grant, null));
        return grant;
    }

    private static GrantParty party(String prefix, ResultSet row) throws SQLException {
        return new GrantParty(
                GrantParty.Kind.valueOf(row.getString(prefix + "_kind")),
                row.getString(prefix + "_name"),
                row.getString(prefix + "_id"));
    }

    private static String operations(Grant grant) {
        return grant.operations().stream().map(GrantOperation::wireName).collect(Collectors.joining(","));
    }

    private static List<GrantOperation> operations(String text) {
        return Arrays.stream(text.split(","))
                .map(name -> GrantOperation.of(name).orElseThrow())
                .toList();
    }

    private static @Nullable String type(GrantConstraint constraint) {
        GrantConstraint.Type type = constraint.type();
        return type == null ? null : type.name();
    }

    private static GrantConstraint.@Nullable Type type(@Nullable String text) {
        return text == null ? null : GrantConstraint.Type.valueOf(text);
    }
}
