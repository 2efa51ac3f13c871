// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract.generator;

import java.util.List;
import java.util.regex.Pattern;

/** The Java type of each shape. */
final class JavaTypes {
    /** What generated code may use, in the order of imports. */
    private static final List<String> IMPORTABLE = List.of(
            "io.sealwright.contract.Copies",
            "io.sealwright.contract.EnumShape",
            "io.sealwright.contract.Member",
            "io.sealwright.contract.ModelError",
            "io.sealwright.contract.NoInput",
            "io.sealwright.contract.NoOutput",
            "io.sealwright.contract.OperationContract",
            "io.sealwright.contract.ServiceContract",
            "io.sealwright.contract.ServiceErrors",
            "io.sealwright.contract.Shape",
            "io.sealwright.contract.Structure",
            "io.sealwright.contract.StructureFactory",
            "io.sealwright.contract.StructureShape",
            "io.sealwright.contract.TextPattern",
            "io.sealwright.contract.WireName",
            "io.sealwright.vocabulary.Blob",
            "io.sealwright.vocabulary.SecretBytes",
            "java.time.Instant",
            "java.util.List",
            "java.util.Map",
            "java.util.Objects",
            "java.util.Optional",
            "org.jspecify.annotations.Nullable");

    private final Model model;

    JavaTypes(Model model) {
        this.model = model;
    }

    String of(String shape) {
        boolean secret = model.isSensitive(shape) && !model.isPersonal(shape);
        return switch (model.kind(shape)) {
            case "structure" -> Names.type(shape);
            case "string" -> model.isEnum(shape) ? Names.type(shape) : secret ? "SecretBytes" : "String";
            case "blob" -> secret ? "SecretBytes" : "Blob";
            case "integer" -> "Integer";
            case "long" -> "Long";
            case "boolean" -> "Boolean";
            case "timestamp" -> "Instant";
            case "list" -> "List<" + of(model.element(shape)) + ">";
            case "map" -> "Map<" + of(model.key(shape)) + ", " + of(model.value(shape)) + ">";
            default -> throw new IllegalArgumentException("no Java type for " + shape);
        };
    }

    /** The imports that a body of code needs. */
    static String imports(String body) {
        StringBuilder imports = new StringBuilder();
        for (String type : IMPORTABLE) {
            String name = type.substring(type.lastIndexOf('.') + 1);
            if (Pattern.compile("\\b" + name + "\\b").matcher(withoutComments(body)).find()) {
                imports.append("import ").append(type).append(";\n");
            }
        }
        return imports.isEmpty() ? "" : imports.append('\n').toString();
    }

    private static String withoutComments(String body) {
        return body.replaceAll("(?m)^\\s*/\\*\\*.*\\*/$", "").replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "");
    }
}
