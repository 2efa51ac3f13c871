// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** However the bytes were split on their way, a request means the same or is refused for the same reason. */
final class HeadSplitTest {
    private static final HttpLimits SMALL = new HttpLimits(
            40,
            120,
            6,
            30,
            HttpLimits.DEFAULT.headTime(),
            HttpLimits.DEFAULT.bodyTime(),
            HttpLimits.DEFAULT.idleTime());

    private static final List<String> SHAPES = List.of(
            "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello",
            "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0A\r\n0123456789\r\n0\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3;x\r\nabc\r\n0\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nFF\r\nabc\r\n0\r\n\r\n",
            "GET /?a=b HTTP/1.0\r\nX-Amz-Date: \t x \t\r\n\r\n",
            "GET /" + "a".repeat(60) + " HTTP/1.1\r\nHost: h\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: h\r\nX: " + "a".repeat(200) + "\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: h\r\n" + "A: b\r\n".repeat(9) + "\r\n",
            "GET / HTTP/1.1\r\nHost: h\r\nX: a\n\r\n",
            "GET / HTTP/1.1\r\nHost: h\r\n Y: a\r\n\r\n",
            "PUT / HTTP/1.1\r\nHost: h\r\n\r\n",
            "GET / HTTP/3.0\r\nHost: h\r\n\r\n");

    @Test
    void splitting_at_every_place_changes_nothing() {
        for (String shape : SHAPES) {
            byte[] bytes = shape.getBytes(ISO_8859_1);
            String whole = outcome(bytes, new int[] {bytes.length});
            int[] oneByOne = new int[bytes.length];
            for (int split = 1; split < bytes.length; split++) {
                oneByOne[split - 1] = split;
                assertThat(outcome(bytes, new int[] {split, bytes.length}))
                        .as("%s split at %d", shape, split)
                        .isEqualTo(whole);
            }
            oneByOne[bytes.length - 1] = bytes.length;
            assertThat(outcome(bytes, oneByOne)).as(shape).isEqualTo(whole);
        }
    }

    @Test
    void splitting_a_damaged_request_changes_nothing() {
        long seed = RandomGenerator.getDefault().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            byte[] bytes = SHAPES.get(random.nextInt(SHAPES.size())).getBytes(ISO_8859_1);
            bytes[random.nextInt(bytes.length)] = (byte) "\r\n :;0a\t\u0000\u00e9".charAt(random.nextInt(10));
            int split = 1 + random.nextInt(bytes.length - 1);

            assertThat(outcome(bytes, new int[] {split, bytes.length}))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(outcome(bytes, new int[] {bytes.length}));
        }
    }

    @FuzzTest(maxDuration = "10s")
    void any_bytes_are_read_or_refused_alike_however_split(FuzzedDataProvider data) {
        int first = data.consumeInt(0, 200);
        byte[] bytes = data.consumeRemainingAsBytes();
        int split = Math.min(first, bytes.length);

        assertThat(outcome(bytes, new int[] {split, bytes.length})).isEqualTo(outcome(bytes, new int[] {bytes.length}));
    }

    /** What a reader makes of {@code bytes} that arrive up to each of {@code ends} in turn. */
    private static String outcome(byte[] original, int[] ends) {
        byte[] bytes = original.clone();
        HttpRequest request = new HttpRequest("a", "b", SMALL.maxFields());
        HeadParser parser = new HeadParser(request, SMALL);
        parser.begin(bytes, 0);
        try {
            int next = 0;
            while (!parser.read(ends[next])) {
                next++;
                if (next == ends.length) {
                    return "incomplete head";
                }
            }
            return describe(request) + body(parser, request, bytes, ends, next);
        } catch (RequestRefused refused) {
            return refused.why().name();
        }
    }

    private static String describe(HttpRequest request) {
        StringBuilder text = new StringBuilder(request.method().name());
        text.append(request.text(request.pathStart(), request.pathEnd())).append('?');
        text.append(request.text(request.queryStart(), request.queryEnd()));
        for (int field = 0; field < request.fieldCount(); field++) {
            text.append('|').append(request.text(request.nameStart(field), request.nameEnd(field)));
            text.append('=').append(request.text(request.valueStart(field), request.valueEnd(field)));
        }
        return text.toString();
    }

    private static String body(HeadParser parser, HttpRequest request, byte[] bytes, int[] ends, int arrived)
            throws RequestRefused {
        long length = HeadRules.check(request, SMALL);
        int start = parser.position();
        if (length != HeadRules.CHUNKED) {
            return start + length > bytes.length ? "#incomplete body" : "#" + request.text(start, start + (int) length);
        }
        ChunkedBody chunks = new ChunkedBody();
        chunks.begin(start);
        int end = ends[arrived];
        int next = arrived;
        while (!chunks.read(bytes, end, SMALL.maxBodyBytes())) {
            int removed = end - chunks.compact(bytes, end);
            next++;
            if (next == ends.length) {
                return "#incomplete body";
            }
            int more = ends[next] - ends[next - 1];
            System.arraycopy(bytes, end, bytes, end - removed, bytes.length - end);
            end = end - removed + more;
        }
        return "#" + request.text(start, start + chunks.length());
    }
}
