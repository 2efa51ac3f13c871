// SPDX-License-Identifier: Apache-2.0
package io.sealwright.rows;

import io.sealwright.crypto.Sha256;
import io.sealwright.policy.MalformedPolicy;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyType;
import io.sealwright.store.Migration;
import io.sealwright.store.Queries;
import io.sealwright.store.Sql;
import io.sealwright.vocabulary.Blob;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Policy documents, kept once under the SHA-256 of their text and never changed. Who attaches one keeps the hash in its
 * own row, under that row's MAC.
 *
 * <p>A document that many hold is compiled and held in memory once, for as long as somebody holds it. Thread-safe.
 */
public final class PolicyDocuments {
    public static final List<Migration> MIGRATIONS = List.of(new Migration("policy/0001-documents", """
                    CREATE TABLE policy_document (
                        hash BYTEA NOT NULL PRIMARY KEY,
                        body TEXT NOT NULL
                    );
                    """));

    private record Name(Blob hash, PolicyType type) {}

    private final Map<Name, Compiled> compiled = new ConcurrentHashMap<>();
    private final ReferenceQueue<PolicyDocument> unused = new ReferenceQueue<>();

    /** The name of a text. */
    public static Blob hash(String text) {
        return Blob.owning(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Compiles a text that its author sends.
     *
     * @throws MalformedPolicy for anything that is not wholly understood
     */
    public static PolicyDocument compile(String text, PolicyType type) throws MalformedPolicy {
        return PolicyDocument.parse(text, type, hash(text));
    }

    /** Keeps the document's text, if it is not kept already. */
    public void insert(Sql sql, PolicyDocument document) {
        sql.change(
                "INSERT INTO policy_document (hash, body) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING",
                document.hash().sharedBytes(),
                document.text());
    }

    /**
     * The document of this hash, which some row names.
     *
     * @throws DamagedRow if it is not there, or not the text that was kept
     * @throws IllegalStateException if this version of the server does not understand it: then nobody is allowed
     *     anything by what was understood of it
     */
    public PolicyDocument load(Queries queries, Blob hash, PolicyType type) {
        dropUnused();
        Name name = new Name(hash, type);
        PolicyDocument held = held(name);
        if (held != null) {
            return held;
        }
        PolicyDocument loaded = read(queries, hash, type);
        compiled.put(name, new Compiled(name, loaded, unused));
        return loaded;
    }

    /** The document of this hash that a record names; empty where it is not kept, or not understood. */
    public Optional<PolicyDocument> find(Queries queries, Blob hash, PolicyType type) {
        Optional<String> text = queries.first(
                        "SELECT body FROM policy_document WHERE hash = ?",
                        found -> found.getString(1),
                        hash.sharedBytes())
                .filter(found -> hash(found).equals(hash));
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(PolicyDocument.parse(text.get(), type, hash));
        } catch (MalformedPolicy _) {
            return Optional.empty();
        }
    }

    private @Nullable PolicyDocument held(Name name) {
        Compiled reference = compiled.get(name);
        return reference == null ? null : reference.get();
    }

    private static PolicyDocument read(Queries queries, Blob hash, PolicyType type) {
        String row = HexFormat.of().formatHex(hash.sharedBytes());
        String text = queries.first(
                        "SELECT body FROM policy_document WHERE hash = ?",
                        found -> found.getString(1),
                        hash.sharedBytes())
                .filter(found -> hash(found).equals(hash))
                .orElseThrow(() -> new DamagedRow("policy_document", row));
        try {
            return PolicyDocument.parse(text, type, hash);
        } catch (MalformedPolicy malformed) {
            throw new IllegalStateException("policy document %s cannot be evaluated".formatted(row), malformed);
        }
    }

    private void dropUnused() {
        for (var reference = unused.poll(); reference != null; reference = unused.poll()) {
            if (reference instanceof Compiled gone) {
                compiled.remove(gone.name, gone);
            }
        }
    }

    private static final class Compiled extends WeakReference<PolicyDocument> {
        private final Name name;

        Compiled(Name name, PolicyDocument document, ReferenceQueue<PolicyDocument> unused) {
            super(document, unused);
            this.name = name;
        }
    }
}
