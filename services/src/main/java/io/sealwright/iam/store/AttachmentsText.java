// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealwright.iam.model.Attachments;
import io.sealwright.iam.model.InlinePolicy;
import io.sealwright.iam.model.Tag;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Blob;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * {@link Attachments} as the one text that a row keeps of them, the same for users, groups and roles: a line for each,
 * of words with one space between. {@code inline NAME HASH}, {@code managed ARN}, {@code boundary ARN}, {@code tag KEY
 * VALUE} with key and value URL-encoded. Different attachments have different texts, since no word can hold a space or
 * a line's end.
 */
public final class AttachmentsText {
    private static final HexFormat HEX = HexFormat.of();

    private AttachmentsText() {}

    public static String of(Attachments attachments) {
        var lines = new StringJoiner("\n");
        for (InlinePolicy policy : attachments.inlinePolicies()) {
            lines.add("inline %s %s"
                    .formatted(policy.name(), HEX.formatHex(policy.document().sharedBytes())));
        }
        for (Arn policy : attachments.managedPolicies()) {
            lines.add("managed " + word(policy));
        }
        if (attachments.permissionsBoundary() != null) {
            lines.add("boundary " + word(attachments.permissionsBoundary()));
        }
        for (Tag tag : attachments.tags()) {
            lines.add(
                    "tag %s %s".formatted(URLEncoder.encode(tag.key(), UTF_8), URLEncoder.encode(tag.value(), UTF_8)));
        }
        return lines.toString();
    }

    /** The attachments of a text that {@link #of} made. */
    public static Attachments parse(String text) {
        List<InlinePolicy> inline = new ArrayList<>();
        List<Arn> managed = new ArrayList<>();
        @Nullable Arn boundary = null;
        List<Tag> tags = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "inline" -> inline.add(new InlinePolicy(words[1], Blob.owning(HEX.parseHex(words[2]))));
                case "managed" -> managed.add(arn(words[1]));
                case "boundary" -> boundary = arn(words[1]);
                case "tag" -> tags.add(new Tag(URLDecoder.decode(words[1], UTF_8), URLDecoder.decode(words[2], UTF_8)));
                default -> throw new IllegalArgumentException("no attachment of this kind: " + words[0]);
            }
        }
        return new Attachments(inline, managed, boundary, tags);
    }

    private static Arn arn(String word) {
        return Arn.parse(word).orElseThrow();
    }

    private static String word(Arn arn) {
        String text = arn.toString();
        if (text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException("not the ARN of a policy");
        }
        return text;
    }
}
