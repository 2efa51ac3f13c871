// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON as policies use it: objects, lists and scalars. Duplicate member names and deep nesting are refused; whatever is
 * not JSON has one text, and nothing of the input is repeated in it.
 */
final class PolicyJson implements AutoCloseable {
    /** Document, statements, statement, condition, operator, list: six. */
    private static final int MAX_DEPTH = 8;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private final JsonParser parser;

    private PolicyJson(JsonParser parser) {
        this.parser = parser;
    }

    static PolicyJson open(String text) {
        return new PolicyJson(JSON.createParser(ObjectReadContext.empty(), text));
    }

    /** The next token; the end of the text is a mistake here. */
    JsonToken next() throws MalformedPolicy {
        JsonToken token = nextOrEnd();
        if (token == null) {
            throw invalid();
        }
        return token;
    }

    private @Nullable JsonToken nextOrEnd() throws MalformedPolicy {
        try {
            return parser.nextToken();
        } catch (JacksonException _) {
            throw invalid();
        }
    }

    void expect(JsonToken wanted) throws MalformedPolicy {
        if (next() != wanted) {
            throw MalformedPolicy.syntax();
        }
    }

    void expectEnd() throws MalformedPolicy {
        if (nextOrEnd() != null) {
            throw invalid();
        }
    }

    /** Steps to the next member of the object; false at its end. */
    boolean hasNextMember() throws MalformedPolicy {
        return next() == JsonToken.PROPERTY_NAME;
    }

    String member() throws MalformedPolicy {
        return current();
    }

    /** The text of the token that was read last. */
    String current() throws MalformedPolicy {
        try {
            return parser.getString();
        } catch (JacksonException _) {
            throw invalid();
        }
    }

    String text() throws MalformedPolicy {
        expect(JsonToken.VALUE_STRING);
        return current();
    }

    /** One string, which may stand without brackets, or a list of strings. */
    List<String> textOrList() throws MalformedPolicy {
        JsonToken token = next();
        if (token == JsonToken.VALUE_STRING) {
            return List.of(current());
        }
        if (token != JsonToken.START_ARRAY) {
            throw MalformedPolicy.syntax();
        }
        List<String> texts = new ArrayList<>();
        for (token = next(); token != JsonToken.END_ARRAY; token = next()) {
            if (token != JsonToken.VALUE_STRING) {
                throw MalformedPolicy.syntax();
            }
            texts.add(current());
        }
        return texts;
    }

    /**
     * As {@link #textOrList}, but numbers and booleans may stand without quotes; they are taken as they are written.
     */
    List<String> scalarOrList() throws MalformedPolicy {
        JsonToken token = next();
        if (token != JsonToken.START_ARRAY) {
            return List.of(scalar(token));
        }
        List<String> scalars = new ArrayList<>();
        for (token = next(); token != JsonToken.END_ARRAY; token = next()) {
            scalars.add(scalar(token));
        }
        return scalars;
    }

    private String scalar(JsonToken token) throws MalformedPolicy {
        if (!token.isScalarValue() || token == JsonToken.VALUE_NULL) {
            throw MalformedPolicy.syntax();
        }
        return current();
    }

    /** Where reading stands: behind the token that was read last. */
    TextPosition position() {
        var location = parser.currentLocation();
        return new TextPosition(location.getLineNr(), location.getColumnNr());
    }

    /** Where the token that was read last begins, counted in characters from the start of the text. */
    int begin() {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    int end() {
        return (int) parser.currentLocation().getCharOffset();
    }

    private static MalformedPolicy invalid() {
        return new MalformedPolicy("This policy contains invalid Json");
    }

    @Override
    public void close() {
        parser.close();
    }
}
