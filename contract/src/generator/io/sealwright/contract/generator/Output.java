// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The folder of generated sources. Only what changed is written: an unchanged model compiles nothing again. */
final class Output {
    private final Path folder;
    private final Set<Path> written = new HashSet<>();

    Output(Path folder) {
        this.folder = folder;
    }

    /** Writes a type; the imports are found from its body. */
    void write(Model model, String type, String body) throws IOException {
        writeFile(model, type, """
                // SPDX-License-Identifier: Apache-2.0
                // Generated from models/%s.json; do not edit.
                package %s;

                %s%s""".formatted(model.folder(), model.packageName(), JavaTypes.imports(body), body));
    }

    void writePackageInfo(Model model, String javadoc) throws IOException {
        writeFile(model, "package-info", """
                // SPDX-License-Identifier: Apache-2.0
                %s@NullMarked
                package %s;

                import org.jspecify.annotations.NullMarked;
                """.formatted(javadoc, model.packageName()));
    }

    private void writeFile(Model model, String type, String text) throws IOException {
        Path path = folder.resolve(model.packageName().replace('.', '/')).resolve(type + ".java");
        written.add(path);
        if (Files.exists(path) && Files.readString(path).equals(text)) {
            return;
        }
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /** Types that a newer model has no longer. */
    void removeStale() throws IOException {
        List<Path> stale;
        try (Stream<Path> all = Files.walk(folder)) {
            stale = all.filter(Files::isRegularFile).filter(path -> !written.contains(path)).toList();
        }
        for (Path path : stale) {
            Files.delete(path);
        }
    }
}
