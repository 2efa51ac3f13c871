// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.store;

import io.sealwright.organizations.model.Attached;
import io.sealwright.organizations.model.Attachments;
import io.sealwright.organizations.model.ControlType;
import io.sealwright.organizations.model.Enabling;
import io.sealwright.organizations.model.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How lists stand in one column. */
final class Texts {

    private Texts() {}

    /** One tag a line, key and value divided by a tab: neither has a control character. */
    static String of(List<Tag> tags) {
        return tags.stream().map(tag -> tag.key() + '\t' + tag.value()).collect(Collectors.joining("\n"));
    }

    static List<Tag> tags(String text) {
        List<Tag> tags = new ArrayList<>();
        if (!text.isEmpty()) {
            for (String line : text.split("\n", -1)) {
                int tab = line.indexOf('\t');
                tags.add(new Tag(line.substring(0, tab), line.substring(tab + 1)));
            }
        }
        return tags;
    }

    /** Service control before the bar, resource control behind it: a generation, then ids, each with a space behind. */
    static String of(Attachments attachments) {
        return of(attachments.serviceControl()) + '|' + of(attachments.resourceControl());
    }

    private static String of(Attached attached) {
        return attached.generation()
                + " "
                + attached.policies().stream().map(id -> id + ' ').collect(Collectors.joining());
    }

    static Attachments attachments(String text) {
        int bar = text.indexOf('|');
        return new Attachments(attached(text.substring(0, bar)), attached(text.substring(bar + 1)));
    }

    private static Attached attached(String text) {
        String[] words = text.split(" ", -1);
        List<String> policies = Arrays.asList(words).subList(1, words.length - 1);
        return new Attached(Long.parseLong(words[0]), policies);
    }

    /** What {@code LIKE} finds where this policy was attached under this enabling. Ids have no wildcards. */
    static String patternOf(String policy, ControlType type, Enabling enabling) {
        return pattern(type, enabling.generation() + " %" + policy + " %");
    }

    /** What {@code LIKE} finds where anything was attached or detached under this enabling. */
    static String patternOfAny(ControlType type, Enabling enabling) {
        return pattern(type, enabling.generation() + " %");
    }

    private static String pattern(ControlType type, String attached) {
        return switch (type) {
            case SERVICE_CONTROL_POLICY -> attached + "|%";
            case RESOURCE_CONTROL_POLICY -> "%|" + attached;
        };
    }
}
