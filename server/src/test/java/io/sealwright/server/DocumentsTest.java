// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.server.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the documents name is there: files, headings, tests. A renamed class must not leave a lie behind. */
class DocumentsTest {
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s#]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern DEFINED_LINK = Pattern.compile("(?m)^\\[([^]]+)]: (\\S+)$");
    private static final Pattern REFERENCE = Pattern.compile("\\[([A-Z][a-z]\\w+)](?![(:\\w])");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern NAMED_TEST = Pattern.compile("`([A-Z]\\w+(?:Test|Contract))\\.(\\w+)`");
    private static final Pattern SENTENCE = Pattern.compile("`([a-z0-9]+(?:_[a-z0-9]+){2,})`");
    private static final Pattern SOURCE =
            Pattern.compile("`([\\w.-]+(?:/[\\w.-]+)+\\.(?:java|json|md|options|py|sql))`");

    private final Path root = root();

    private static Path root() {
        Path module = Path.of("").toAbsolutePath();
        return Files.exists(module.resolve("ARCHITECTURE.md"))
                ? module
                : module.resolve("..").normalize();
    }

    @Test
    void every_relative_link_leads_to_a_file_and_a_heading_of_it() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            for (MatchResult link : matches(LINK, document)) {
                Path target = target(document, link.group(1));
                if (target != null && !isThere(target, link.group(2))) {
                    broken.add(root.relativize(document) + ": " + link.group());
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void every_class_in_brackets_is_defined_below_and_there() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            Map<String, String> defined = matches(DEFINED_LINK, document).stream()
                    .collect(Collectors.toMap(link -> link.group(1), link -> link.group(2)));
            for (MatchResult reference : matches(REFERENCE, document)) {
                String path = defined.get(reference.group(1));
                if (path == null || !Files.exists(document.resolveSibling(path))) {
                    broken.add(root.relativize(document) + ": " + reference.group());
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void every_named_test_is_a_method_of_its_class() throws IOException {
        List<String> unknown = new ArrayList<>();
        for (Path document : documents()) {
            for (MatchResult named : matches(NAMED_TEST, document)) {
                if (!isTest(named.group(1), named.group(2))) {
                    unknown.add(root.relativize(document) + ": " + named.group());
                }
            }
        }

        assertThat(unknown).isEmpty();
    }

    @Test
    void every_sentence_of_the_walls_is_a_rule_of_the_architecture_test() throws IOException {
        String rules =
                Files.readString(root.resolve("server/src/test/java/io/sealwright/server/ArchitectureTest.java"));

        List<String> unknown = matches(SENTENCE, root.resolve("ARCHITECTURE.md")).stream()
                .map(sentence -> sentence.group(1))
                .filter(sentence -> !rules.contains(" " + sentence + " ="))
                .toList();

        assertThat(unknown).isEmpty();
    }

    @Test
    void every_source_that_a_document_names_by_its_path_is_there() throws IOException {
        List<String> unknown = new ArrayList<>();
        for (Path document : documents()) {
            for (MatchResult source : matches(SOURCE, document)) {
                Path named = root.resolve(source.group(1));
                if (startsInOurs(source.group(1)) && !Files.exists(named)) {
                    unknown.add(root.relativize(document) + ": " + source.group());
                }
            }
        }

        assertThat(unknown).isEmpty();
    }

    @Test
    void every_decision_is_in_their_index() throws IOException {
        Path decisions = root.resolve("docs/decisions");
        String index = Files.readString(decisions.resolve("README.md"));

        assertThat(files(".md"))
                .filteredOn(file -> file.startsWith(decisions))
                .map(file -> file.getFileName().toString())
                .filteredOn(name -> !name.equals("README.md"))
                .allSatisfy(name -> assertThat(index).contains("(" + name + ")"));
    }

    @Test
    void the_table_of_settings_is_the_one_that_the_server_reads() throws IOException {
        String guide = Files.readString(root.resolve("docs/guides/operate.md"));

        assertThat(Setting.values())
                .allSatisfy(setting -> assertThat(guide)
                        .contains("| `%s %s` | %s | %s |"
                                .formatted(
                                        setting.flag(),
                                        setting.form().replace("|", "\\|"),
                                        setting.meaning(),
                                        setting.defaultText())));
    }

    private boolean startsInOurs(String path) {
        return Files.isDirectory(root.resolve(path.substring(0, path.indexOf('/'))));
    }

    private static @Nullable Path target(Path document, String link) {
        if (link.contains(":")) {
            return null; // Somebody else's page.
        }
        return link.isEmpty() ? document : document.resolveSibling(link).normalize();
    }

    private static boolean isThere(Path target, @Nullable String heading) throws IOException {
        return Files.exists(target) && (heading == null || headings(target).contains(heading));
    }

    /** As GitHub makes them: lower case, letters, digits, hyphens, a blank becomes a hyphen. */
    private static Set<String> headings(Path document) throws IOException {
        return matches(HEADING, document).stream()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean isTest(String type, String method) throws IOException {
        for (Path source : files("/" + type + ".java")) {
            if (Pattern.compile("\\b" + method + "\\b")
                    .matcher(Files.readString(source))
                    .find()) {
                return true;
            }
        }
        return false;
    }

    private List<Path> documents() throws IOException {
        return files(".md");
    }

    private List<Path> files(String end) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(end))
                    .filter(file -> !isNotOurs(root.relativize(file)))
                    .toList();
        }
    }

    /** What is built or fetched, and the data folder of somebody who tried the first steps here. */
    private static boolean isNotOurs(Path file) {
        if (file.startsWith("data")) {
            return true;
        }
        for (Path folder : file) {
            if (NOT_OURS.contains(folder.toString())) {
                return true;
            }
        }
        return false;
    }

    private static List<MatchResult> matches(Pattern pattern, Path document) throws IOException {
        return pattern.matcher(Files.readString(document)).results().toList();
    }
}
