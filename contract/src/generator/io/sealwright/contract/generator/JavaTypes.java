// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract.generator;

/** The Java type of each shape. */
final class JavaTypes {
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
        importIf(imports, body, "\\bMember\\.", "io.sealwright.contract.Member");
        importIf(imports, body, "\\bModelError\\b", "io.sealwright.contract.ModelError");
        importIf(imports, body, "\\bCopies\\b", "io.sealwright.contract.Copies");
        importIf(imports, body, "\\bEnumShape\\b", "io.sealwright.contract.EnumShape");
        importIf(imports, body, "\\bShape\\.", "io.sealwright.contract.Shape");
        importIf(imports, body, "\\bStructure\\b", "io.sealwright.contract.Structure");
        importIf(imports, body, "\\bStructureFactory\\b", "io.sealwright.contract.StructureFactory");
        importIf(imports, body, "\\bStructureShape\\b", "io.sealwright.contract.StructureShape");
        importIf(imports, body, "\\bTextPattern\\b", "io.sealwright.contract.TextPattern");
        importIf(imports, body, "\\bWireName\\b", "io.sealwright.contract.WireName");
        importIf(imports, body, "\\bBlob\\b", "io.sealwright.vocabulary.Blob");
        importIf(imports, body, "\\bSecretBytes\\b", "io.sealwright.vocabulary.SecretBytes");
        importIf(imports, body, "\\bInstant\\b", "java.time.Instant");
        importIf(imports, body, "\\bList\\b", "java.util.List");
        importIf(imports, body, "\\bMap\\b", "java.util.Map");
        importIf(imports, body, "\\bObjects\\b", "java.util.Objects");
        importIf(imports, body, "\\bOptional\\b", "java.util.Optional");
        importIf(imports, body, "@Nullable", "org.jspecify.annotations.Nullable");
        return imports.isEmpty() ? "" : imports.append('\n').toString();
    }

    private static void importIf(StringBuilder imports, String body, String used, String type) {
        if (java.util.regex.Pattern.compile(used).matcher(body).find()) {
            imports.append("import ").append(type).append(";\n");
        }
    }
}
