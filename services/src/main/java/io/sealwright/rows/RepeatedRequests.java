// SPDX-License-Identifier: Apache-2.0
package io.sealwright.rows;

import io.sealwright.gateway.Call;
import io.sealwright.store.Body;
import io.sealwright.store.Conflict;
import io.sealwright.store.Queries;
import io.sealwright.store.Sql;
import io.sealwright.store.Store;
import io.sealwright.store.UniqueViolation;
import io.sealwright.vocabulary.Blob;
import java.time.Duration;
import java.util.Optional;

/**
 * Remembers for a while which request made what. An SDK that lost an answer sends the same request again: it hears of
 * what the first one made, and makes no second.
 *
 * <p>The same request is the same signed {@code amz-sdk-invocation-id} with the same access key and input. Clients that
 * do not sign the id (AWS CLI, boto3) are not recognised. What is too old goes with the next that is remembered.
 *
 * @param <T> names what a request made
 */
public final class RepeatedRequests<T> {

    /** How long a request is remembered. */
    public static final Duration MEMORY = Duration.ofMinutes(15);

    private static final int LONGEST_ID = 128;

    private final Store store;
    private final Table<T> table;

    public RepeatedRequests(Store store, Table<T> table) {
        this.store = store;
        this.table = table;
    }

    /** What a request is recognised by. */
    public record Key(String accessKeyId, String invocationId, Blob inputHash) {}

    /** The rows of one room. Times are milliseconds since 1970. */
    public interface Table<T> {

        /** What the request made, if that was after a moment. */
        Optional<T> find(Queries queries, Key key, long after);

        /** Takes away what was made until a moment. */
        void forget(Sql sql, long until);

        /** Keeps what the request made; {@link UniqueViolation} when it is there already. */
        void insert(Sql sql, Key key, T made, long at);
    }

    /** What this request made before. Reads the store; empty for requests that cannot be recognised. */
    public Optional<T> find(Call call, Blob inputHash) {
        long after = call.time().minus(MEMORY).toEpochMilli();
        return key(call, inputHash).flatMap(key -> store.read(snapshot -> table.find(snapshot, key, after)));
    }

    /** Remembers it, in the change that makes it; a conflict when another thread was first. */
    public Body remember(Call call, Blob inputHash, T made) {
        Optional<Key> key = key(call, inputHash);
        if (key.isEmpty()) {
            return sql -> {}; // Nothing to recognise it by.
        }
        return sql -> {
            table.forget(sql, call.time().minus(MEMORY).toEpochMilli());
            try {
                table.insert(sql, key.get(), made, call.time().toEpochMilli());
            } catch (UniqueViolation another) {
                throw Conflict.INSTANCE;
            }
        };
    }

    private static Optional<Key> key(Call call, Blob inputHash) {
        String invocation = call.invocationId();
        return invocation == null || invocation.length() > LONGEST_ID
                ? Optional.empty()
                : Optional.of(new Key(call.accessKeyId(), invocation, inputHash));
    }
}
