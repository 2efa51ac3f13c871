// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract.generator;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the holder of a service's shapes, in the order in which they depend on each other: in classes of their own
 * they would initialise each other in a circle. It also makes the records, one method each, small enough for the JIT.
 */
final class ShapesWriter {
    private final Model model;
    private final JavaTypes types;
    private final Output output;
    private final Map<String, String> leaves = new HashMap<>();

    ShapesWriter(Model model, Output output) {
        this.model = model;
        this.types = new JavaTypes(model);
        this.output = output;
    }

    void write() throws IOException {
        String type = model.name() + "Shapes";
        StringBuilder java = new StringBuilder();
        java.append("/** The shapes of %s, each after those that it is made of. */\n"
                .formatted(model.metadata("serviceFullName")));
        java.append("final class %s implements StructureFactory {\n".formatted(type));
        java.append("    private static final %1$s FACTORY = new %1$s();\n\n".formatted(type));
        for (String shape : model.shapes()) {
            java.append(constant(shape));
        }
        java.append("\n    private %s() {}\n\n".formatted(type));
        java.append(build());
        model.structures().forEach(shape -> java.append(make(shape)));
        java.append("}\n");
        output.write(model, type, java.toString());
    }

    /** Leaves of the same limits are one constant. */
    private String constant(String shape) {
        String constant = Names.constant(shape);
        String made = made(shape);
        if (model.kind(shape).equals("structure")) {
            return "\n    static final StructureShape %s = %s;\n".formatted(constant, made);
        }
        String known = leaves.putIfAbsent(made, constant);
        String type = made.substring(4, made.indexOf('('));
        return known == null
                ? "    private static final %s %s = %s;\n".formatted(type, constant, made)
                : "    private static final %s %s = %s;\n".formatted(type, constant, known);
    }

    private String made(String shape) {
        boolean personal = model.isPersonal(shape);
        boolean secret = model.isSensitive(shape) && !personal;
        return switch (model.kind(shape)) {
            case "structure" -> structure(shape);
            case "string" -> {
                if (model.isEnum(shape)) {
                    yield "new EnumShape((WireName[]) %s.values())".formatted(Names.type(shape));
                }
                yield secret
                        ? "new Shape.SecretText(%s, %s)".formatted(limits(shape), pattern(shape))
                        : "new Shape.Text(%s, %s, %s)".formatted(limits(shape), pattern(shape), personal);
            }
            case "blob" -> (secret ? "new Shape.SecretBlob(%s)" : "new Shape.BlobOf(%s)").formatted(limits(shape));
            case "integer" -> "new Shape.IntegerOf(%s)".formatted(limits(shape));
            case "long" -> "new Shape.LongOf(%s)".formatted(limits(shape));
            case "boolean" -> "new Shape.BooleanOf()";
            case "timestamp" -> "new Shape.Timestamp()";
            case "list" -> "new Shape.ListOf(%s, %s)".formatted(Names.constant(model.element(shape)), limits(shape));
            case "map" -> "new Shape.MapOf(%s, %s, %s)"
                    .formatted(Names.constant(model.key(shape)), Names.constant(model.value(shape)), limits(shape));
            default -> throw new IllegalArgumentException("no table for " + shape);
        };
    }

    private String limits(String shape) {
        Object min = model.shape(shape).get("min");
        Object max = model.shape(shape).get("max");
        return (min == null ? "Long.MIN_VALUE" : min + "L") + ", " + (max == null ? "Long.MAX_VALUE" : max + "L");
    }

    private String pattern(String shape) {
        Object pattern = model.shape(shape).get("pattern");
        return pattern == null ? "TextPattern.ANY" : "TextPattern.of(%s)".formatted(Names.literal((String) pattern));
    }

    private String structure(String shape) {
        StringBuilder java = new StringBuilder("new StructureShape(\"%s\", %d, FACTORY"
                .formatted(Names.type(shape), model.structures().indexOf(shape)));
        for (Model.Member member : model.members(shape)) {
            java.append(",\n            Member.%s(\"%s\", %s)%s".formatted(
                    member.required() ? "required" : "optional",
                    member.name(),
                    Names.constant(member.shape()),
                    model.isNeverLogged(member.name()) ? ".neverLogged()" : ""));
        }
        return java.append(')').toString();
    }

    private String build() {
        StringBuilder cases = new StringBuilder();
        List<String> structures = model.structures();
        for (int i = 0; i < structures.size(); i++) {
            cases.append("            case %d -> make%s(values);\n".formatted(i, Names.type(structures.get(i))));
        }
        return "    @Override\n    public Structure build(int ordinal, @Nullable Object[] values) {\n"
                + "        return switch (ordinal) {\n" + cases
                + "            default -> throw new IndexOutOfBoundsException(ordinal);\n        };\n    }\n";
    }

    private String make(String shape) {
        StringBuilder arguments = new StringBuilder();
        boolean unchecked = false;
        List<Model.Member> members = model.members(shape);
        for (int i = 0; i < members.size(); i++) {
            String type = types.of(members.get(i).shape());
            unchecked |= type.contains("<");
            arguments.append(i == 0 ? "" : ", ").append("\n                (%s) values[%d]".formatted(type, i));
        }
        String call = "new %s(%s)".formatted(Names.type(shape), arguments.toString().replace(", \n", ",\n"));
        String suppressed = "    @SuppressWarnings(\"unchecked\") // the decoder made it of the shape's type\n";
        return "\n%s    private static Structure make%s(@Nullable Object[] values) {\n        return %s;\n    }\n"
                .formatted(unchecked ? suppressed : "", Names.type(shape), call);
    }
}
