// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract.generator;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a record for each structure, an enum for each enum, and the package's note. */
final class TypesWriter {
    /** With more members than this a constructor cannot be read, and a builder is given. */
    private static final int MAX_WITHOUT_BUILDER = 3;

    private final Model model;
    private final JavaTypes types;
    private final Output output;

    TypesWriter(Model model, Output output) {
        this.model = model;
        this.types = new JavaTypes(model);
        this.output = output;
    }

    void write() throws IOException {
        output.writePackageInfo(model, """
                /**
                 * %s as its model of %s describes it: records, enums, errors, and {@link %s.%sContract}, the
                 * table of its operations. All of it is generated.
                 */
                """.formatted(
                        model.metadata("serviceFullName"),
                        model.metadata("apiVersion"),
                        model.packageName(),
                        model.name()));
        for (String shape : model.enums()) {
            output.write(model, Names.type(shape), enumOf(shape));
        }
        for (String shape : model.structures()) {
            output.write(model, Names.type(shape), recordOf(shape));
        }
    }

    private String enumOf(String shape) {
        String type = Names.type(shape);
        String constants = model.constants(shape).stream()
                .map(name -> "    %s(%s)".formatted(Names.constant(name), Names.literal(name)))
                .collect(Collectors.joining(",\n"));
        return """
                /** The values of %1$s. */
                public enum %1$s implements WireName {
                %2$s;

                    private final String wireName;

                    %1$s(String wireName) {
                        this.wireName = wireName;
                    }

                    @Override
                    public String wireName() {
                        return wireName;
                    }

                    /** The constant of this name on the wire. */
                    public static Optional<%1$s> of(String wireName) {
                        for (%1$s each : values()) {
                            if (each.wireName.equals(wireName)) {
                                return Optional.of(each);
                            }
                        }
                        return Optional.empty();
                    }
                }
                """.formatted(type, constants);
    }

    private String recordOf(String shape) {
        List<Model.Member> members = model.members(shape);
        StringBuilder java = new StringBuilder();
        java.append("/** %s of the model. */\n".formatted(shape));
        java.append("public record %s(%s) implements Structure {\n".formatted(Names.type(shape), parameters(members)));
        java.append(compactConstructor(shape, members));
        if (members.size() > MAX_WITHOUT_BUILDER) {
            java.append("    public static Builder builder() {\n        return new Builder();\n    }\n\n");
        }
        java.append("    @Override\n    public StructureShape shape() {\n        return %sShapes.%s;\n    }\n\n"
                .formatted(model.name(), Names.constant(shape)));
        java.append(get(members));
        if (members.stream().anyMatch(this::isHidden)) {
            java.append(guardedToString(shape, members));
        }
        if (members.size() > MAX_WITHOUT_BUILDER) {
            java.append(builder(shape, members));
        }
        return java.append("}\n").toString();
    }

    private String parameters(List<Model.Member> members) {
        return members.stream()
                .map(member -> "\n        " + typed(member) + ' ' + Names.component(member.name()))
                .collect(Collectors.joining(","));
    }

    private String typed(Model.Member member) {
        return (member.required() ? "" : "@Nullable ") + types.of(member.shape());
    }

    private String compactConstructor(String shape, List<Model.Member> members) {
        StringBuilder body = new StringBuilder();
        for (Model.Member member : members) {
            String name = Names.component(member.name());
            if (member.required()) {
                body.append("        Objects.requireNonNull(%s, \"%s\");\n".formatted(name, member.name()));
            }
            String kind = model.kind(member.shape());
            if (kind.equals("list") || kind.equals("map")) {
                String copy = "Copies.%s(%s)".formatted(kind, name);
                body.append("        %1$s = %2$s;\n"
                        .formatted(name, member.required() ? copy : name + " == null ? null : " + copy));
            }
        }
        return body.isEmpty() ? "" : "    public %s {\n%s    }\n\n".formatted(Names.type(shape), body);
    }

    private static String get(List<Model.Member> members) {
        if (members.isEmpty()) {
            return "    @Override\n    public @Nullable Object get(int member) {\n"
                    + "        throw new IndexOutOfBoundsException(member);\n    }\n";
        }
        StringBuilder cases = new StringBuilder();
        for (int i = 0; i < members.size(); i++) {
            cases.append("            case %d -> %s;\n".formatted(i, Names.component(members.get(i).name())));
        }
        return "    @Override\n    public @Nullable Object get(int member) {\n        return switch (member) {\n"
                + cases
                + "            default -> throw new IndexOutOfBoundsException(member);\n        };\n    }\n";
    }

    /** Text that a record's own toString would show: personal, or a token that nobody may log. */
    private boolean isHidden(Model.Member member) {
        boolean text = types.of(member.shape()).contains("String");
        return text && (isPersonal(member.shape()) || model.isNeverLogged(member.name()));
    }

    private boolean isPersonal(String shape) {
        return switch (model.kind(shape)) {
            case "list" -> isPersonal(model.element(shape));
            case "map" -> isPersonal(model.key(shape)) || isPersonal(model.value(shape));
            default -> model.isPersonal(shape);
        };
    }

    private String guardedToString(String shape, List<Model.Member> members) {
        String parts = members.stream()
                .map(member -> {
                    String name = Names.component(member.name());
                    return isHidden(member)
                            ? "\"%s=***\"".formatted(name)
                            : "\"%1$s=\" + %1$s".formatted(name);
                })
                .collect(Collectors.joining(" + \", \" + "));
        return "\n    @Override\n    public String toString() {\n        return \"%s[\" + %s + \"]\";\n    }\n"
                .formatted(Names.type(shape), parts);
    }

    private String builder(String shape, List<Model.Member> members) {
        StringBuilder java = new StringBuilder();
        java.append("\n    /** Builds it member by member; {@link #build} finds what is required and missing. */\n");
        java.append("    public static final class Builder {\n");
        for (Model.Member member : members) {
            java.append("        private @Nullable %s %s;\n"
                    .formatted(types.of(member.shape()), Names.component(member.name())));
        }
        java.append("\n        private Builder() {}\n");
        for (Model.Member member : members) {
            String name = Names.component(member.name());
            java.append("""

                            public Builder %2$s(@Nullable %1$s %2$s) {
                                this.%2$s = %2$s;
                                return this;
                            }
                    """.formatted(types.of(member.shape()), name));
        }
        String arguments = members.stream()
                .map(member -> "\n                    " + built(member))
                .collect(Collectors.joining(","));
        java.append("\n        public %1$s build() {\n            return new %1$s(%2$s);\n        }\n    }\n"
                .formatted(Names.type(shape), arguments));
        return java.toString();
    }

    private static String built(Model.Member member) {
        String name = Names.component(member.name());
        return member.required() ? "Objects.requireNonNull(%s, \"%s\")".formatted(name, member.name()) : name;
    }
}
