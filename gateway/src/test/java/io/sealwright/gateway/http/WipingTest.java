// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** Request and answer buffers of operations with sensitive members are overwritten before release. */
final class WipingTest {
    private static final String SECRET = "c2VjcmV0IHBsYWludGV4dA==";

    @Test
    void the_request_of_a_sensitive_reply_is_overwritten() throws Exception {
        LinkedBlockingQueue<byte[]> arrays = new LinkedBlockingQueue<>();
        HttpHandler handler = exchange -> {
            arrays.add(exchange.request().bytes());
            exchange.reply(HttpReply.of(200, MediaType.TEXT, "", new byte[0]).sensitive());
        };
        for (int padding : new int[] {0, 20_000}) {
            try (HttpServer server = Servers.start(handler);
                    RawClient client = new RawClient(server.address())) {
                client.send(request("x".repeat(padding) + SECRET)).answer();
                client.send(request("next")).answer();

                assertThat(new String(arrays.take(), US_ASCII)).doesNotContain(SECRET, "xxx");
            }
        }
    }

    @Test
    void a_refused_request_is_overwritten_too() throws IOException {
        LinkedBlockingQueue<byte[]> arrays = new LinkedBlockingQueue<>();
        HttpHandler handler = new HttpHandler() {
            @Override
            public void handle(HttpExchange exchange) {
                throw new IllegalStateException("never reached");
            }

            @Override
            public HttpReply refuse(HttpRequest partial, HttpRefusal why) {
                arrays.add(partial.bytes());
                return HttpHandler.super.refuse(partial, why);
            }
        };
        try (HttpServer server = Servers.start(handler);
                RawClient client = new RawClient(server.address())) {
            client.send("POST / HTTP/1.1\r\nHost: h\r\nA b\r\n\r\n" + SECRET).answer();

            assertThat(client.closed()).isTrue();
            assertThat(arrays.remove()).containsOnly(0);
        }
    }

    @Test
    void what_follows_a_sensitive_request_is_kept() throws IOException {
        HttpHandler handler = exchange -> {
            HttpRequest request = exchange.request();
            exchange.reply(
                    HttpReply.of(200, MediaType.TEXT, "", request.bytes(), request.bodyOffset(), request.bodyLength())
                            .sensitive());
        };
        try (HttpServer server = Servers.start(handler);
                RawClient client = new RawClient(server.address())) {
            client.send(request("first") + request("second") + request("third"));

            assertThat(client.answer().body()).isEqualTo("first");
            assertThat(client.answer().body()).isEqualTo("second");
            assertThat(client.answer().body()).isEqualTo("third");
        }
    }

    @Test
    void the_bytes_of_a_sensitive_answer_are_overwritten_after_they_were_written() {
        ByteBuf answer = Unpooled.copiedBuffer(SECRET, US_ASCII);
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.writeOneOutbound(answer).addListener(Wiping.after(answer));
        channel.flushOutbound();
        channel.runPendingTasks();
        ByteBuf written = channel.readOutbound();

        for (int i = 0; i < written.writerIndex(); i++) {
            assertThat(written.getByte(i)).isZero();
        }
        assertThat(answer.refCnt()).isEqualTo(1);
        answer.release();
        channel.close().awaitUninterruptibly();
    }

    private static String request(String body) {
        return "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
