// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The folder of generated sources. Only files that changed are written, so that an unchanged model compiles nothing. */
final class Output {
    private final Path folder;
    private final Set<Path> written = new HashSet<>();

    Output(Path folder) {
        this.folder = folder;
    }

    void write(Model model, String type, String body) throws IOException {
        String header = "// SPDX-License-Identifier: Apache-2.0\n// Generated from models/%s.json; do not edit.\n";
        write(model, type + ".java", header.formatted(model.folder()), "package " + model.packageName() + ";\n\n" + body);
    }

    void writePackageInfo(Model model, String javadoc) throws IOException {
        String rest = "package %s;\n\nimport org.jspecify.annotations.NullMarked;\n".formatted(model.packageName());
        write(model, "package-info.java", "// SPDX-License-Identifier: Apache-2.0\n" + javadoc + "@NullMarked\n", rest);
    }

    private void write(Model model, String file, String header, String rest) throws IOException {
        String text = header + rest;
        Path path = folder.resolve(model.packageName().replace('.', '/')).resolve(file);
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
