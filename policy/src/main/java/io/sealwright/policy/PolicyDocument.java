// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Blob;
import java.util.List;
import java.util.Map;

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
    private final List<PrincipalReader.Spot> spots;

    private PolicyDocument(String text, PolicyType type, Blob hash, PolicyReader reader) {
        this.text = text;
        this.type = type;
        this.hash = hash;
        this.statements = reader.statements();
        this.principals = reader.principals();
        this.spots = reader.spots();
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

    /**
     * The text with unique ids in the place of users and roles that are gone, as AWS shows it; all else is as its
     * author wrote it.
     *
     * @param gone unique ids by the ARN that the document names
     */
    public String textShowing(Map<Arn, String> gone) {
        StringBuilder shown = new StringBuilder();
        int from = 0;
        for (PrincipalReader.Spot spot : spots) {
            String id = gone.get(spot.arn());
            if (id != null) {
                shown.append(text, from, spot.begin()).append('"').append(id).append('"');
                from = spot.end();
            }
        }
        return shown.append(text, from, text.length()).toString();
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

    /** The condition keys that the document asks for, in conditions and variables, each once, as AWS spells them. */
    public List<String> contextKeys() {
        return statements.stream()
                .flatMap(statement -> statement.keys().stream())
                .distinct()
                .map(ConditionKeys::spelled)
                .toList();
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
