// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * Reads {@code sealwright.yaml}: a mapping of settings, nested at the dots of their names.
 *
 * <p>Every scalar is text, as it is in a flag and in the environment: a leading zero of an account id stays. No object
 * is ever constructed from the file, so its tags mean nothing.
 */
final class SettingsFile {
    private static final int MAX_CHARACTERS = 64 * 1024;

    /** Deeper than any name has dots, and a bound for a mapping that contains itself. */
    private static final int MAX_DEPTH = 4;

    private final Path file;
    private final Texts texts = new Texts();

    private SettingsFile(Path file) {
        this.file = file;
    }

    /** @throws SettingRefused with the file's name, when it holds anything but known settings, each once */
    static Texts read(Path file) {
        var reader = new SettingsFile(file);
        reader.root().ifPresent(root -> reader.flatten("", root, 0));
        return reader.texts;
    }

    private Optional<Node> root() {
        var settings = LoadSettings.builder()
                .setSchema(new FailsafeSchema())
                .setCodePointLimit(MAX_CHARACTERS)
                .setLabel(file.toString())
                .build();
        try {
            if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_WRITE)) {
                throw refused("can be written by everyone");
            }
            return new Compose(settings).composeString(Files.readString(file));
        } catch (NoSuchFileException missing) {
            throw refused("there is no such file");
        } catch (IOException | YamlEngineException bad) {
            throw refused(String.valueOf(bad.getMessage()));
        }
    }

    private void flatten(String name, Node node, int depth) {
        switch (node) {
            case MappingNode mapping
            when depth < MAX_DEPTH ->
                mapping.getValue().forEach(member -> flatten(inner(name, member), member.getValueNode(), depth + 1));
            case ScalarNode scalar when depth > 0 -> put(name, scalar.getValue());
            default -> throw refused("a mapping of settings is expected, not what stands at '" + name + "'");
        }
    }

    private String inner(String name, NodeTuple member) {
        if (member.getKeyNode() instanceof ScalarNode key) {
            return name.isEmpty() ? key.getValue() : name + "." + key.getValue();
        }
        throw refused("the name of a setting is text");
    }

    private void put(String name, String text) {
        if (name.equals(Setting.CONFIG.settingName())) {
            throw refused("a file of settings cannot name another");
        }
        switch (texts.put(name, text)) {
            case TAKEN -> {}
            case UNKNOWN_NAME -> throw refused("unknown setting " + name);
            case GIVEN_TWICE -> throw refused(name + " is given twice");
        }
    }

    private SettingRefused refused(String why) {
        return new SettingRefused("%s: %s".formatted(file, why));
    }
}
