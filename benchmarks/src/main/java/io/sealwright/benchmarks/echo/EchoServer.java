// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.echo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealwright.gateway.http.HttpExchange;
import io.sealwright.gateway.http.HttpHandler;
import io.sealwright.gateway.http.HttpReply;
import io.sealwright.gateway.http.HttpServer;
import io.sealwright.gateway.http.HttpServerConfig;
import io.sealwright.gateway.http.MediaType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;

/**
 * Sealwright's own HTTP server, answering every request at once with 325 bytes of JSON and a request id: what the stack
 * costs before a signature, a policy, a key or a ledger costs anything.
 */
public final class EchoServer implements HttpHandler {

    private static final int ANSWER_BYTES = 325;
    static final String REQUEST_ID = "00000000-0000-4000-8000-000000000000";

    private final byte[] answer = answer();

    /** JSON of the length of an answer to Encrypt. */
    static byte[] answer() {
        String opening = "{\"CiphertextBlob\":\"";
        String ending = "\",\"KeyId\":\"arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab\"}";
        return (opening + "A".repeat(ANSWER_BYTES - opening.length() - ending.length()) + ending).getBytes(US_ASCII);
    }

    /** Runs until the process ends. Arguments: port on loopback, number of event loops. */
    public static void main(String... arguments) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        HttpServerConfig config = HttpServerConfig.listeningOn(address, Integer.parseInt(arguments[1]));
        HttpServer.start(config, new EchoServer(), InstantSource.system());
    }

    @Override
    public void handle(HttpExchange exchange) {
        exchange.reply(HttpReply.of(200, MediaType.AMZ_JSON_1_1, REQUEST_ID, answer));
    }
}
