// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.gateway.http.StatedHead.Field;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What our own listener would refuse, somebody else's word does not bring in. */
class StatedHeadTest {
    private static final Field HOST = new Field("Host", "objects.example");

    private static boolean isRead(String method, String target, Field... fields) {
        return StatedHead.read(method, target, Arrays.asList(fields)).isPresent();
    }

    @Test
    void a_head_is_read_as_it_was_received_with_names_in_lower_case() {
        HttpRequest head = StatedHead.read("DELETE", "/a%20b?x=1&y", List.of(HOST, new Field("X-Amz-Date", " now ")))
                .orElseThrow();

        assertThat(head.header(HeaderName.HOST)).isEqualTo("objects.example");
        assertThat(head.header(HeaderName.X_AMZ_DATE)).isEqualTo("now");
        assertThat(head.pathIs("/a%20b")).isTrue();
        assertThat(head.text(head.queryStart(), head.queryEnd())).isEqualTo("x=1&y");
        assertThat(head.bodyLength()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"x-amz-date", "authorization", "host", "content-type", "X-Amz-Security-Token"})
    void what_must_be_one_does_not_come_twice(String name) {
        assertThat(isRead("GET", "/", new Field(name, "1"))).isTrue();
        assertThat(isRead("GET", "/", new Field(name, "1"), new Field(name, "1")))
                .isFalse();
        assertThat(isRead("GET", "/", new Field(name, "1\r\n" + name + ": 2"))).isFalse();
    }

    @Test
    void nothing_is_slipped_in_between_the_lines() {
        assertThat(isRead("GET", "/", HOST, new Field("accept", "a\r\nx-amz-acl: b")))
                .isFalse();
        assertThat(isRead("GET", "/", HOST, new Field("accept: a\r\nx-amz-acl", "b")))
                .isFalse();
        assertThat(isRead("GET", "/", HOST, new Field("accept", "a\r\n\r\nb"))).isFalse();
        assertThat(isRead("GET", "/", HOST, new Field("accept", "a\nb"))).isFalse();
        assertThat(isRead("GET", "/", HOST, new Field("accept", "a\r\n b"))).isFalse();
        assertThat(isRead("GET", "/ HTTP/1.1\r\naccept: a\r\nx:", HOST)).isFalse();
        assertThat(isRead("GET /x HTTP/1.1\r\naccept: a\r\n\r\nGET", "/", HOST)).isFalse();
        assertThat(isRead("GET", "/", new Field("", "a"))).isFalse();
        assertThat(isRead("GET", "/", new Field("a b", "a"))).isFalse();
        assertThat(isRead("GET", "/", new Field("accept", "a\u0000"))).isFalse();
    }

    @Test
    void a_target_is_a_path() {
        for (String target : List.of("", "x", "*", "http://objects.example/", "/a b", "/ü")) {
            assertThat(isRead("PUT", target, HOST)).as(target).isFalse();
            assertThat(isRead("GET", target, HOST)).as(target).isFalse();
        }
    }

    @Test
    void more_fields_than_the_listener_takes_are_refused() {
        List<Field> fields = Collections.nCopies(65, new Field("accept", "a"));

        assertThat(StatedHead.read("GET", "/", fields.subList(0, 64))).isPresent();
        assertThat(StatedHead.read("GET", "/", fields)).isEmpty();
    }
}
