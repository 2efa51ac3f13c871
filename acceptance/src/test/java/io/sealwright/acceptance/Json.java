// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A JSON object as other people's parser reads it: maps, lists, texts, numbers and truth values. */
record Json(Map<String, Object> members) {
    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    static Json parse(byte[] text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            Object value = value(parser);
            if (!(value instanceof Json object)) {
                throw new AssertionError("not a JSON object");
            }
            return object;
        }
    }

    static Json parse(String text) {
        return parse(text.getBytes(UTF_8));
    }

    private static @Nullable Object value(JsonParser parser) {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new AssertionError("unexpected " + token);
        };
    }

    private static Json object(JsonParser parser) {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            Object value = value(parser);
            if (value != null) {
                members.put(name, value);
            }
        }
        return new Json(members);
    }

    private static List<Object> list(JsonParser parser) {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(Objects.requireNonNull(value(parser)));
        }
        return items;
    }

    /** A member that is a text, or null. */
    @Nullable
    String text(String name) {
        return members.get(name) instanceof String text ? text : null;
    }

    /** A member that is a text and must be there. */
    String string(String name) {
        return Objects.requireNonNull(text(name), () -> "no " + name + " in " + members.keySet());
    }

    /** A member that is an object and must be there. */
    Json object(String name) {
        return (Json) Objects.requireNonNull(members.get(name), () -> "no " + name + " in " + members.keySet());
    }
}
