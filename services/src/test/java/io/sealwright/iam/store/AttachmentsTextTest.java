// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sealwright.iam.model.Attachments;
import io.sealwright.iam.model.InlinePolicy;
import io.sealwright.iam.model.Tag;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Blob;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is attached, as a row keeps it. */
class AttachmentsTextTest {
    private static final Arn POLICY = new Arn("aws", "iam", "", "111122223333", "policy/team/p");
    private static final Arn BOUNDARY = new Arn("aws", "iam", "", "aws", "policy/ReadOnlyAccess");
    private static final Blob HASH = Blob.owning(new byte[] {1, (byte) 0xab});

    @Test
    void it_is_read_as_it_was_written() {
        var all = new Attachments(
                List.of(new InlinePolicy("b", HASH), new InlinePolicy("a", HASH)),
                List.of(POLICY),
                BOUNDARY,
                List.of(new Tag("two words", "ä=1 \u2028/x"), new Tag("empty", "")));

        String text = AttachmentsText.of(all);

        assertThat(AttachmentsText.parse(text)).isEqualTo(all);
        assertThat(text).isEqualTo("""
                inline a 01ab
                inline b 01ab
                managed arn:aws:iam::111122223333:policy/team/p
                boundary arn:aws:iam::aws:policy/ReadOnlyAccess
                tag empty\s
                tag two+words %C3%A4%3D1+%E2%80%A8%2Fx""");
    }

    @Test
    void nothing_is_the_empty_text() {
        assertThat(AttachmentsText.of(Attachments.NONE)).isEmpty();
        assertThat(AttachmentsText.parse("")).isEqualTo(Attachments.NONE);
    }

    @Test
    void an_attached_policy_is_told_from_a_boundary() {
        assertThat(AttachmentsText.of(Attachments.NONE.withManagedPolicy(POLICY)))
                .isNotEqualTo(AttachmentsText.of(Attachments.NONE.withPermissionsBoundary(POLICY)));
    }

    @Test
    void what_would_end_a_word_is_not_written() {
        var odd = new Arn("aws", "iam", "", "111122223333", "policy/a b");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AttachmentsText.of(Attachments.NONE.withManagedPolicy(odd)));
    }

    @Test
    void tags_replace_those_that_differ_in_case_only() {
        var tagged = Attachments.NONE.tagged(List.of(new Tag("Dept", "a"))).tagged(List.of(new Tag("dept", "b")));

        assertThat(tagged.tags()).containsExactly(new Tag("dept", "b"));
        assertThat(tagged.untagged(List.of("DEPT")).tags()).isEmpty();
    }
}
