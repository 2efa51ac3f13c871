// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract.generator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the Java of every service model: records, enums, errors, tables. Run by each build as a source launch:
 * {@code java -cp jackson-core.jar Generate.java <models> <target folder>}.
 */
final class Generate {
    private static final List<String> SERVICES =
            List.of("CloudTrail", "Iam", "Kms", "Organizations", "Sealwright", "SecretsManager", "Sts");

    private Generate() {}

    public static void main(String[] arguments) throws IOException {
        Path models = Path.of(arguments[0]);
        Output output = new Output(Path.of(arguments[1]));
        for (String name : SERVICES) {
            Model model = Model.read(models, name);
            new TypesWriter(model, output).write();
            new ErrorsWriter(model, output).write();
            new ShapesWriter(model, output).write();
            new ContractWriter(model, output).write();
        }
        output.removeStale();
    }
}
