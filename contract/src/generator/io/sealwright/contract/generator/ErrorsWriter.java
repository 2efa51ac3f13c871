// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract.generator;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes the enum of a service's errors: those of the model, and those that every service of its protocol has. */
final class ErrorsWriter {
    private final Model model;
    private final Output output;

    ErrorsWriter(Model model, Output output) {
        this.model = model;
        this.output = output;
    }

    void write() throws IOException {
        StringBuilder constants = new StringBuilder();
        for (Map.Entry<String, List<Object>> error : model.errors().entrySet()) {
            List<Object> facts = error.getValue();
            constants.append(constants.isEmpty() ? "" : ",\n");
            constants.append("    %s(\"%s\", %s, \"%s\")"
                    .formatted(error.getKey(), facts.get(0), facts.get(1), facts.get(2)));
        }
        String type = model.name() + "Error";
        String body = """
                /** How %2$s refuses: code, HTTP status and the member of the text. */
                public enum %1$s implements ModelError {
                %3$s;

                    private final String wireName;
                    private final int httpStatus;
                    private final String messageMember;

                    %1$s(String wireName, int httpStatus, String messageMember) {
                        this.wireName = wireName;
                        this.httpStatus = httpStatus;
                        this.messageMember = messageMember;
                    }

                    @Override
                    public String wireName() {
                        return wireName;
                    }

                    @Override
                    public int httpStatus() {
                        return httpStatus;
                    }

                    @Override
                    public String messageMember() {
                        return messageMember;
                    }
                }
                """.formatted(type, model.metadata("serviceFullName"), constants);
        output.write(model, type, body);
    }
}
