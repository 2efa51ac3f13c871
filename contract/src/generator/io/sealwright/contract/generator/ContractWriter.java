// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract.generator;

import java.io.IOException;
import java.util.List;

/** Writes the class that others start from: the service and its operations as constants. */
final class ContractWriter {
    private final Model model;
    private final Output output;

    ContractWriter(Model model, Output output) {
        this.model = model;
        this.output = output;
    }

    void write() throws IOException {
        String type = model.name() + "Contract";
        StringBuilder java = new StringBuilder();
        java.append("/** %s: its operations in the order of their names. */\n"
                .formatted(model.metadata("serviceFullName")));
        java.append("public final class %s {\n".formatted(type));
        java.append("    public static final ServiceContract SERVICE = %s;\n".formatted(service()));
        for (String operation : model.operations()) {
            java.append(operation(operation));
        }
        java.append("\n    static {\n        SERVICE.complete();\n    }\n\n    private %s() {}\n}\n".formatted(type));
        output.write(model, type, java.toString());
    }

    private String service() {
        boolean json = model.metadata("protocol").equals("json");
        String error = model.name() + "Error.";
        return """
                ServiceContract.%s(
                            "%s",
                            "%s",
                            "%s",
                            %s,
                            new ServiceErrors(%s))"""
                .formatted(
                        json ? "json" : "query",
                        model.folder(),
                        model.metadata("apiVersion"),
                        model.metadata(json ? "targetPrefix" : "xmlNamespace"),
                        model.echoesValues(),
                        "%1$s%2$s, %1$sSERIALIZATION, %1$sACCESS_DENIED, %1$s%3$s, %1$s%4$s, %5$s"
                                .formatted(
                                        error,
                                        model.role("validation"),
                                        model.role("internal"),
                                        model.role("retryable"),
                                        model.tellsReasons()));
    }

    private String operation(String operation) {
        String input = model.input(operation).stream().findFirst().map(Names::type).orElse("NoInput");
        String output = model.output(operation).stream().findFirst().map(Names::type).orElse("NoOutput");
        return """

                    public static final OperationContract<%1$s, %2$s> %3$s =
                            SERVICE.define("%4$s", %1$s.class, %5$s, %2$s.class, %6$s);
                """
                .formatted(input, output, Names.constant(operation), operation,
                        shape(model.input(operation), "NoInput"), shape(model.output(operation), "NoOutput"));
    }

    private String shape(List<String> shape, String none) {
        return shape.isEmpty() ? none + ".SHAPE" : model.name() + "Shapes." + Names.constant(shape.getFirst());
    }
}
