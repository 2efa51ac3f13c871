// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonToken;

/**
 * Reads the grammar of a policy: whole documents here, one statement in {@link StatementReader}.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar of the IAM
 *     JSON policy language</a>
 */
final class PolicyReader {
    /** What AWS takes when a document names no version; in it {@code ${…}} is plain text. */
    private static final String OLD_VERSION = "2008-10-17";

    private static final String VERSION = "2012-10-17";

    private final PolicyType type;
    private final List<StatementReader> read = new ArrayList<>();
    private final List<Statement> statements = new ArrayList<>();
    private String version = OLD_VERSION;

    private PolicyReader(PolicyType type) {
        this.type = type;
    }

    static PolicyReader read(String text, PolicyType type) throws MalformedPolicy {
        var reader = new PolicyReader(type);
        try (var json = PolicyJson.open(text)) {
            json.expect(JsonToken.START_OBJECT);
            reader.document(json);
            json.expectEnd();
        }
        reader.compile();
        return reader;
    }

    private void document(PolicyJson json) throws MalformedPolicy {
        boolean hasStatement = false;
        while (json.hasNextMember()) {
            switch (json.member()) {
                case "Version" -> version = versionNamed(json.text());
                case "Id" -> id(json);
                case "Statement" -> {
                    hasStatement = true;
                    statementOrList(json);
                }
                default -> throw MalformedPolicy.syntax();
            }
        }
        if (!hasStatement || read.isEmpty()) {
            throw MalformedPolicy.syntax();
        }
    }

    private void id(PolicyJson json) throws MalformedPolicy {
        json.text();
        if (!type.mayHaveAnId()) {
            throw MalformedPolicy.syntax();
        }
    }

    private static String versionNamed(String text) throws MalformedPolicy {
        if (!text.equals(VERSION) && !text.equals(OLD_VERSION)) {
            throw MalformedPolicy.syntax();
        }
        return text;
    }

    private void statementOrList(PolicyJson json) throws MalformedPolicy {
        JsonToken token = json.next();
        if (token == JsonToken.START_OBJECT) {
            read.add(StatementReader.read(json, type, json.position()));
            return;
        }
        if (token != JsonToken.START_ARRAY) {
            throw MalformedPolicy.syntax();
        }
        TextPosition start = json.position();
        for (token = json.next(); token != JsonToken.END_ARRAY; token = json.next()) {
            if (token != JsonToken.START_OBJECT) {
                throw MalformedPolicy.syntax();
            }
            read.add(StatementReader.read(json, type, start));
            start = json.position();
        }
    }

    /** Members come in any order, so a statement is judged only when all is read, the version too. */
    private void compile() throws MalformedPolicy {
        Set<String> sids = new HashSet<>();
        boolean variables = version.equals(VERSION);
        for (StatementReader statement : read) {
            if (type.demandsPlainSids() && statement.hasSid() && !sids.add(statement.sid())) {
                throw new MalformedPolicy("Statement IDs (SID) in a single policy must be unique.");
            }
            statements.add(statement.compile(statements.size(), variables));
        }
    }

    List<Statement> statements() {
        return List.copyOf(statements);
    }

    List<PolicyPrincipal> principals() {
        return read.stream()
                .flatMap(statement -> statement.principals().stream())
                .distinct()
                .toList();
    }

    /** Where users and roles are named, in the order of the text. */
    List<PrincipalReader.Spot> spots() {
        return read.stream().flatMap(statement -> statement.spots().stream()).toList();
    }
}
