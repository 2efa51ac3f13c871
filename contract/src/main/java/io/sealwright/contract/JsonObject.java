// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import io.sealwright.vocabulary.ErrorCode;
import io.sealwright.vocabulary.ServiceException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object of others that no model describes, such as an identity token's claims. Read as strictly as a request:
 * no name twice anywhere, at most 32 containers inside each other, well-formed UTF-8. Immutable.
 */
public final class JsonObject {
    private final Map<String, @Nullable Object> members;

    private JsonObject(Map<String, @Nullable Object> members) {
        this.members = Collections.unmodifiableMap(members);
    }

    /** The text is not one JSON object; what is wrong with it is not told apart. */
    public static final class NotJson extends Exception {
        private static final long serialVersionUID = 1L;

        public NotJson() {
            super("not a JSON object", null, false, false);
        }
    }

    /** The code that the scanner refuses with, which nobody sees. */
    private enum Broken implements ErrorCode {
        JSON;

        @Override
        public String wireName() {
            return "NotJson";
        }

        @Override
        public int httpStatus() {
            return 400;
        }
    }

    /**
     * Reads an object that is the whole of {@code text}.
     *
     * @throws NotJson if it is anything else
     */
    public static JsonObject read(byte[] text) throws NotJson {
        try {
            JsonScanner scanner = new JsonScanner(text, 0, text.length, Broken.JSON);
            JsonObject object = object(scanner);
            scanner.requireEnd();
            return object;
        } catch (ServiceException _) {
            throw new NotJson();
        }
    }

    private static JsonObject object(JsonScanner scanner) {
        scanner.enter('{');
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (boolean first = true; scanner.hasNext('}', first); first = false) {
            String name = scanner.name();
            if (members.containsKey(name)) {
                throw scanner.twice();
            }
            members.put(name, value(scanner));
        }
        return new JsonObject(members);
    }

    private static List<@Nullable Object> list(JsonScanner scanner) {
        scanner.enter('[');
        List<@Nullable Object> elements = new ArrayList<>();
        for (boolean first = true; scanner.hasNext(']', first); first = false) {
            elements.add(value(scanner));
        }
        return Collections.unmodifiableList(elements);
    }

    private static @Nullable Object value(JsonScanner scanner) {
        return switch (scanner.peek()) {
            case '{' -> object(scanner);
            case '[' -> list(scanner);
            case '"' -> text(scanner);
            case 't', 'f' -> scanner.bool();
            case 'n' -> nothing(scanner);
            default -> number(scanner); // a number, or no JSON at all
        };
    }

    private static @Nullable Object nothing(JsonScanner scanner) {
        var _ = scanner.takesNull();
        return null;
    }

    private static String text(JsonScanner scanner) {
        scanner.string();
        return scanner.text();
    }

    private static BigDecimal number(JsonScanner scanner) {
        if (!scanner.isAtNumber()) {
            throw scanner.refuse("no JSON");
        }
        return scanner.number();
    }

    public Set<String> names() {
        return members.keySet();
    }

    /** Whether a member of this name is there, null or not. */
    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** A string; empty where it is absent or something else. */
    public Optional<String> text(String name) {
        return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** Whether it is {@code true}. */
    public boolean isTrue(String name) {
        return Boolean.TRUE.equals(members.get(name));
    }

    /** A number; empty where it is absent or something else. */
    public Optional<BigDecimal> number(String name) {
        return members.get(name) instanceof BigDecimal number ? Optional.of(number) : Optional.empty();
    }

    /** A string, which may stand without brackets, or a list of strings; none where it is absent or something else. */
    public List<String> texts(String name) {
        Object value = members.get(name);
        if (value instanceof String text) {
            return List.of(text);
        }
        if (!(value instanceof List<?> elements) || !elements.stream().allMatch(element -> element instanceof String)) {
            return List.of();
        }
        return elements.stream().map(String.class::cast).toList();
    }

    /** An object; empty where it is absent or something else. */
    public Optional<JsonObject> object(String name) {
        return members.get(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    /** The objects of a list, what else is in it left out; none where it is absent or something else. */
    public List<JsonObject> objects(String name) {
        if (!(members.get(name) instanceof List<?> elements)) {
            return List.of();
        }
        return elements.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .toList();
    }

    /** Names only: values may be secret. */
    @Override
    public String toString() {
        return "JsonObject" + members.keySet();
    }
}
