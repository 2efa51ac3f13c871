// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What two readers could understand differently is refused and closes the connection: the bytes behind it are never
 * taken for another request.
 */
final class SmugglingTest {
    private static final String SMUGGLED = "POST /smuggled HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n";

    private final HttpServer server = Servers.startUnchecked(Servers::describe);

    @AfterEach
    void stop() {
        server.close();
    }

    static List<String> malformed() {
        return List.of(
                "Content-Length: 0\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 0",
                "Content-Length: 0\r\nContent-Length: 0",
                "Content-Length: 0\r\ncontent-length: 5",
                "Content-Length: 0, 0",
                "Content-Length: +0",
                "Content-Length: -1",
                "Content-Length: 0x0",
                "Content-Length: ",
                "Content-Length: 99999999999999999999",
                "Content-Length : 0",
                "Transfer-Encoding: Chunked",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding:\u000bchunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: \"chunked\"",
                "X: a\r\n Content-Length: 5",
                "X: a\r\n\tfolded",
                " X: a",
                "X: a\nContent-Length: 5",
                "X: a\rContent-Length: 5",
                "X: a\u0000b",
                "X: a\u007fb",
                "X: caf\u00e9",
                "X\u00e9: a",
                "X\u0000: a",
                "X Y: a",
                ": a",
                "X",
                "Host: other",
                "Authorization: a\r\nAuthorization: a",
                "Date: a\r\nDate: b",
                "Content-Type: a\r\nContent-Type: a",
                "X-Amz-Date: a\r\nx-amz-date: a",
                "X-Amz-Anything: a\r\nX-Amz-Anything: a",
                "X-Amz-: a\r\nX-Amz-: a",
                "Expect: 100-continue\r\nExpect: 100-continue",
                "Content-Encoding: identity\r\nContent-Encoding: gzip");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void a_header_that_can_be_read_in_two_ways(String header) throws IOException {
        refused("POST / HTTP/1.1\r\nHost: h\r\n" + header + "\r\n\r\n", 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.1\nHost: h\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: h\n\n",
                "POST / HTTP/1.1\r\nHost: h\r\n\n",
                "\r\nPOST / HTTP/1.1\r\nHost: h\r\n\r\n",
                "POST  / HTTP/1.1\r\nHost: h\r\n\r\n",
                "POST /  HTTP/1.1\r\nHost: h\r\n\r\n",
                "POST / HTTP/1.1 \r\nHost: h\r\n\r\n",
                "POST\t/ HTTP/1.1\r\nHost: h\r\n\r\n",
                "POST / http/1.1\r\nHost: h\r\n\r\n",
                "POST / HTTP/1.11\r\nHost: h\r\n\r\n",
                "POST /\r\nHost: h\r\n\r\n",
                "POST\r\nHost: h\r\n\r\n",
                "POST /a#b HTTP/1.1\r\nHost: h\r\n\r\n",
                "POST /\u00e9 HTTP/1.1\r\nHost: h\r\n\r\n",
                "POST /\u0000 HTTP/1.1\r\nHost: h\r\n\r\n",
                "POST http://h/ HTTP/1.1\r\nHost: h\r\n\r\n",
                "POST * HTTP/1.1\r\nHost: h\r\n\r\n",
                "POST / HTTP/1.1\r\n\r\n",
                "POST / HTTP/1.1\r\nHost:\r\n\r\n",
                "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n",
            })
    void a_request_that_is_not_written_as_rfc_9112_has_it(String request) throws IOException {
        refused(request, 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5;ext=1\r\nhello\r\n0\r\n\r\n",
                "5 \r\nhello\r\n0\r\n\r\n",
                " 5\r\nhello\r\n0\r\n\r\n",
                "0x5\r\nhello\r\n0\r\n\r\n",
                "+5\r\nhello\r\n0\r\n\r\n",
                "-5\r\nhello\r\n0\r\n\r\n",
                "5\nhello\r\n0\r\n\r\n",
                "5\r\nhello\n0\r\n\r\n",
                "5\r\nhelloX\r\n0\r\n\r\n",
                "5\r\nhell\r\n0\r\n\r\n",
                "5\r\nhello\r\n0\r\nTrailer: a\r\n\r\n",
                "5\r\nhello\r\n0\r\n\n",
                "\r\nhello\r\n0\r\n\r\n",
                "000000005\r\nhello\r\n0\r\n\r\n",
                "\u0665\r\nhello\r\n0\r\n\r\n",
            })
    void a_chunk_with_anything_but_a_size_and_its_data(String chunks) throws IOException {
        refused("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks, 400);
    }

    private void refused(String request, int status) throws IOException {
        try (RawClient client = new RawClient(server.address())) {
            RawClient.Answer answer = client.send(request + SMUGGLED).answer();

            assertThat(answer.status()).as(request).isEqualTo(status);
            assertThat(answer.headers()).containsEntry("connection", "close");
            assertThat(client.closed()).isTrue();
        }
    }

    @Test
    void what_is_not_served_is_refused_by_its_own_status() throws IOException {
        refused("PUT / HTTP/1.1\r\nHost: h\r\n\r\n", 405);
        refused("OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n", 405);
        refused("CONNECT h:443 HTTP/1.1\r\nHost: h\r\n\r\n", 405);
        refused("post / HTTP/1.1\r\nHost: h\r\n\r\n", 405);
        refused("POST / HTTP/2.0\r\nHost: h\r\n\r\n", 505);
        refused("POST / HTTP/1.2\r\nHost: h\r\n\r\n", 505);
        refused("POST / HTTP/1.1\r\nHost: h\r\nExpect: 200-ok\r\n\r\n", 417);
        refused("POST / HTTP/1.1\r\nHost: h\r\nContent-Encoding: gzip\r\n\r\n", 415);
        refused("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1048577\r\n\r\n", 413);
        refused("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n100001\r\n", 413);
    }

    @Test
    void a_405_names_the_methods_that_are_allowed() throws IOException {
        try (RawClient client = new RawClient(server.address())) {
            client.send("DELETE / HTTP/1.1\r\nHost: h\r\n\r\n");

            assertThat(client.answer().headers()).containsEntry("allow", "GET, HEAD, POST");
        }
    }

    @Test
    void header_names_are_lowered_values_are_trimmed_and_nothing_else_is_touched() throws IOException {
        try (RawClient client = new RawClient(server.address())) {
            client.send("GET /ping?a=%2f&B=+ HTTP/1.1\r\nHOST:h\r\nX-Odd!Name: \t A  b\t \r\nEmpty:\r\n\r\n");

            assertThat(client.answer().body()).isEqualTo("GET /ping?a=%2f&B=+|host=h|x-odd!name=A  b|empty=#");
        }
    }

    @Test
    void ordinary_headers_may_repeat() throws IOException {
        try (RawClient client = new RawClient(server.address())) {
            client.send(
                    "GET / HTTP/1.1\r\nHost: h\r\nVia: a\r\nVia: b\r\nX-Amzn-Trace-Id: 1\r\nX-Amzn-Trace-Id: 2\r\n\r\n");

            assertThat(client.answer().status()).isEqualTo(200);
        }
    }
}
