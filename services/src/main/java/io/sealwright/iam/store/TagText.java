// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealwright.iam.model.Tag;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.List;
import java.util.stream.Collectors;

/** Tags as one column of a row: a line for each, key and value URL-encoded with one space between. */
final class TagText {

    private TagText() {}

    static String of(List<Tag> tags) {
        return tags.stream()
                .map(tag -> URLEncoder.encode(tag.key(), UTF_8) + ' ' + URLEncoder.encode(tag.value(), UTF_8))
                .collect(Collectors.joining("\n"));
    }

    static List<Tag> parse(String text) {
        return text.lines().map(TagText::tag).toList();
    }

    private static Tag tag(String line) {
        int space = line.indexOf(' ');
        return new Tag(
                URLDecoder.decode(line.substring(0, space), UTF_8),
                URLDecoder.decode(line.substring(space + 1), UTF_8));
    }
}
