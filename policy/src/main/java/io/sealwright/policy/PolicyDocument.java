// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import io.sealwright.vocabulary.Blob;
import java.util.List;

/**
 * A policy document: the text exactly as its author shaped it, and what it compiles to. Immutable; compared by hash.
 *
 * <p>Compiled once, when it is stored or loaded; the text is what the API gives back.
 */
public final class PolicyDocument {
    private final String text;
    private final PolicyType type;
    private final Blob hash;
    private final List<Statement> statements;
    private final List<PolicyPrincipal> principals;

    private PolicyDocument(String text, PolicyType type, Blob hash, PolicyReader reader) {
        this.text = text;
        this.type = type;
        this.hash = hash;
        this.statements = reader.statements();
        this.principals = reader.principals();
    }

    /**
     * Reads a document. Its size is the caller's to check.
     *
     * @param hash SHA-256 of the text's UTF-8 bytes, under which the document is stored and recorded; computed by the
     *     caller, since hashes are {@code crypto}'s
     * @throws MalformedPolicy for anything that is not wholly understood
     */
    public static PolicyDocument parse(String text, PolicyType type, Blob hash) throws MalformedPolicy {
        return new PolicyDocument(text, type, hash, PolicyReader.read(text, type));
    }

    public String text() {
        return text;
    }

    public PolicyType type() {
        return type;
    }

    public Blob hash() {
        return hash;
    }

    /** Whom the document names, each once, so that who stores it can check that they exist. */
    public List<PolicyPrincipal> principals() {
        return principals;
    }

    List<Statement> statements() {
        return statements;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PolicyDocument that && type == that.type && hash.equals(that.hash);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return "PolicyDocument[%s, %d characters]".formatted(type, text.length());
    }
}
