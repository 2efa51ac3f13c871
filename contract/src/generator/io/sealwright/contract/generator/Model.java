// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract.generator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One service: AWS's model with our overlay laid upon it, and of its shapes those that operations in scope reach. */
final class Model {
    /** One structure member. */
    record Member(String name, String shape, boolean required) {}

    private final String name;
    private final Map<String, Object> root;
    private final Map<String, Object> overlay;

    /** Every shape after those that it is made of. */
    private final Set<String> ordered = new LinkedHashSet<>();

    private Model(String name, Map<String, Object> root, Map<String, Object> overlay) {
        this.name = name;
        this.root = root;
        this.overlay = overlay;
        for (String operation : operations()) {
            input(operation).forEach(this::visit);
            output(operation).forEach(this::visit);
        }
    }

    static Model read(Path folder, String name) {
        String file = name.toLowerCase(Locale.ROOT);
        Map<String, Object> root = Json.read(folder.resolve(file + ".json"));
        Path overlay = folder.resolve(file + ".overlay.json");
        Map<String, Object> laid = Files.exists(overlay) ? Json.read(overlay) : Map.of();
        merge(root, map(laid, "merge"));
        return new Model(name, root, laid);
    }

    /** Objects are merged, lists appended to; a key with {@code =} before it replaces. */
    @SuppressWarnings("unchecked")
    private static void merge(Map<String, Object> into, Map<String, Object> from) {
        from.forEach((key, value) -> {
            Object there = into.get(key);
            if (key.startsWith("=")) {
                into.put(key.substring(1), value);
            } else if (there instanceof Map<?, ?> && value instanceof Map<?, ?>) {
                merge((Map<String, Object>) there, (Map<String, Object>) value);
            } else if (there instanceof List<?> && value instanceof List<?>) {
                ((List<Object>) there).addAll((List<Object>) value);
            } else {
                into.put(key, value);
            }
        });
    }

    private void visit(String shape) {
        if (ordered.contains(shape)) {
            return;
        }
        switch (kind(shape)) {
            case "structure" -> members(shape).forEach(member -> visit(member.shape()));
            case "list" -> visit(element(shape));
            case "map" -> {
                visit(key(shape));
                visit(value(shape));
            }
            default -> {} // a leaf
        }
        ordered.add(shape);
    }

    /** {@code Kms}: what the names of generated classes begin with. */
    String name() {
        return name;
    }

    String folder() {
        return name.toLowerCase(Locale.ROOT);
    }

    String packageName() {
        return "io.sealwright.contract." + folder();
    }

    String metadata(String key) {
        return (String) map(root, "metadata").getOrDefault(key, "");
    }

    /** In the order of their names: all of the model, or those that the overlay says are in scope. */
    List<String> operations() {
        List<String> scope = strings(overlay, "operations");
        return (scope.isEmpty() ? map(root, "operations").keySet() : scope).stream().sorted().toList();
    }

    List<String> input(String operation) {
        return reference(operation, "input");
    }

    List<String> output(String operation) {
        return reference(operation, "output");
    }

    private List<String> reference(String operation, String which) {
        Map<String, Object> reference = map(map(map(root, "operations"), operation), which);
        return reference.isEmpty() ? List.of() : List.of((String) reference.get("shape"));
    }

    List<String> shapes() {
        return List.copyOf(ordered);
    }

    List<String> structures() {
        return ordered.stream().filter(shape -> kind(shape).equals("structure")).toList();
    }

    List<String> enums() {
        return ordered.stream().filter(this::isEnum).toList();
    }

    Map<String, Object> shape(String shape) {
        return map(map(root, "shapes"), shape);
    }

    String kind(String shape) {
        return (String) shape(shape).get("type");
    }

    boolean isEnum(String shape) {
        return shape(shape).containsKey("enum");
    }

    List<String> constants(String shape) {
        return strings(shape(shape), "enum");
    }

    boolean isSensitive(String shape) {
        return Boolean.TRUE.equals(shape(shape).get("sensitive"));
    }

    /** Sensitive because it is about a person, not because it opens a door. */
    boolean isPersonal(String shape) {
        return strings(overlay, "personal").contains(shape);
    }

    boolean isNeverLogged(String member) {
        return strings(overlay, "neverLogged").contains(member);
    }

    String element(String shape) {
        return (String) map(shape(shape), "member").get("shape");
    }

    String key(String shape) {
        return (String) map(shape(shape), "key").get("shape");
    }

    String value(String shape) {
        return (String) map(shape(shape), "value").get("shape");
    }

    List<Member> members(String shape) {
        List<String> required = strings(shape(shape), "required");
        List<Member> members = new ArrayList<>();
        map(shape(shape), "members").keySet().forEach(member -> {
            String type = (String) map(map(shape(shape), "members"), member).get("shape");
            members.add(new Member(member, type, required.contains(member)));
        });
        return members;
    }

    /** Code, status and spelling of the text's member, by constant. */
    Map<String, List<Object>> errors() {
        Map<String, List<Object>> errors = new LinkedHashMap<>();
        map(root, "shapes").forEach((shape, _) -> {
            if (shape(shape).containsKey("exception")) {
                Map<String, Object> error = map(shape(shape), "error");
                boolean fault = Boolean.TRUE.equals(shape(shape).get("fault"));
                Object code = error.getOrDefault("code", shape);
                Object status = error.getOrDefault("httpStatusCode", fault ? 500L : 400L);
                errors.put(Names.error(shape), List.of(code, status, overlay.get("messageMember")));
            }
        });
        common().forEach((constant, _) -> errors.putIfAbsent(constant, common(constant)));
        return errors;
    }

    private Map<String, Object> common() {
        return map(overlay, "errors");
    }

    @SuppressWarnings("unchecked")
    private List<Object> common(String constant) {
        return (List<Object>) common().get(constant);
    }

    String role(String role) {
        return (String) overlay.getOrDefault(role, "VALIDATION"); // the one role that an overlay may leave out
    }

    /** Whether a broken limit is answered with a reason of the model's. */
    boolean tellsReasons() {
        return Boolean.TRUE.equals(overlay.get("tellsReasons"));
    }

    boolean echoesValues() {
        return !Boolean.FALSE.equals(overlay.get("echoesValues"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> from, String key) {
        return (Map<String, Object>) from.getOrDefault(key, Map.of());
    }

    @SuppressWarnings("unchecked")
    private static List<String> strings(Map<String, Object> from, String key) {
        return (List<String>) from.getOrDefault(key, List.of());
    }
}
