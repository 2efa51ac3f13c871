// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestUser;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** TagResource, UntagResource and ListResourceTags. */
@ExtendWith(SharedKms.class)
class TagsTest {

    private TestUser alice;
    private String key;

    @BeforeEach
    void a_key(Kms kms) {
        alice = kms.newAccount().administrator();
        key = alice.createKey();
    }

    private static Map<String, String> tag(String name, String value) {
        return Map.of("TagKey", name, "TagValue", value);
    }

    private void set(List<Map<String, String>> tags) {
        assertThat(alice.call("TagResource", "KeyId", key, "Tags", tags).ok().body())
                .isEmpty();
    }

    private List<Map<String, String>> tags() {
        return alice.call("ListResourceTags", "KeyId", key).ok().list("Tags");
    }

    @Test
    void a_key_without_tags_has_an_empty_list_and_not_none() {
        assertThat(alice.call("ListResourceTags", "KeyId", key).ok().json())
                .isEqualTo(Map.of("Tags", List.of(), "Truncated", false));
    }

    @Test
    void the_list_keeps_the_order_of_creation_and_updates_in_place() {
        set(List.of(tag("b", "1"), tag("a", "2")));
        set(List.of(tag("c", ""), tag("b", "3")));

        assertThat(tags()).containsExactly(tag("b", "3"), tag("a", "2"), tag("c", ""));
    }

    @Test
    void tags_that_are_not_there_are_not_missed() {
        set(List.of(tag("a", "1"), tag("b", "2")));

        alice.call("UntagResource", "KeyId", key, "TagKeys", List.of("a", "none"))
                .ok();
        alice.call("UntagResource", "KeyId", key, "TagKeys", List.of("a")).ok();

        assertThat(tags()).containsExactly(tag("b", "2"));
    }

    @Test
    void a_key_has_at_most_50_tags() {
        alice.call("TagResource", "KeyId", key, "Tags", many(0, 50)).ok();
        set(List.of(tag("k49", "changed")));

        alice.call("TagResource", "KeyId", key, "Tags", many(50, 51)).isRefusal("TagException", "Too many tags");
        alice.call("TagResource", "KeyId", key, "Tags", many(0, 51)).isRefusal("TagException", "Too many tags");

        assertThat(tags()).hasSize(50);
    }

    @Test
    void a_refused_change_leaves_all_tags_as_they_were() {
        alice.call("TagResource", "KeyId", key, "Tags", many(0, 49)).ok();

        alice.call("TagResource", "KeyId", key, "Tags", List.of(tag("k0", "other"), tag("x", "1"), tag("y", "2")))
                .isRefusal("TagException", "Too many tags");

        assertThat(tags()).isEqualTo(many(0, 49));
    }

    private static List<Map<String, String>> many(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> tag("k" + i, "v" + i)).toList();
    }

    @Test
    void names_of_aws_are_reserved_and_no_name_comes_twice() {
        alice.call("TagResource", "KeyId", key, "Tags", List.of(tag("AwS:x", "1")))
                .isRefusal("TagException", "Tags beginning with aws: are reserved");
        alice.call("TagResource", "KeyId", key, "Tags", List.of(tag("a", "1"), tag("a", "1")))
                .isRefusal("TagException", "Duplicate tag keys");
    }

    @Test
    void pages_hold_every_tag_once() {
        alice.call("TagResource", "KeyId", key, "Tags", many(0, 11)).ok();
        alice.call("UntagResource", "KeyId", key, "TagKeys", List.of("k3")).ok();

        assertThat(Paging.all(alice, "ListResourceTags", "Tags", "TagKey", "KeyId", key, "Limit", 3))
                .containsExactly("k0", "k1", "k2", "k4", "k5", "k6", "k7", "k8", "k9", "k10");
        assertThat(alice.call("ListResourceTags", "KeyId", key, "Limit", 51).code())
                .isEqualTo("ValidationException");
    }

    @Test
    void the_record_holds_the_tags(Kms kms) {
        var answer = alice.call("TagResource", "KeyId", key, "Tags", List.of(tag("a", "1")))
                .ok();

        assertThat(kms.eventOf(answer).get("requestParameters"))
                .isEqualTo(Map.of("keyId", key, "tags", List.of(Map.of("tagKey", "a", "tagValue", "1"))));
    }
}
