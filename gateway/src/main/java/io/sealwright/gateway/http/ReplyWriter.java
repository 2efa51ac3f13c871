// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;

/** Writes an answer flat, into one buffer. Thread-safe, since replies are prepared on any thread. */
final class ReplyWriter {
    private static final int LARGEST_HEAD = 512;
    private static final byte[] REQUEST_ID = ascii("x-amzn-RequestId: ");
    private static final byte[] CONTENT_LENGTH = ascii("Content-Length: ");
    private static final byte[] ALLOW = ascii("Allow: GET, HEAD, POST\r\n");
    private static final byte[] CLOSE = ascii("Connection: close\r\n");
    private static final byte[] CONTINUE = ascii("HTTP/1.1 100 Continue\r\n\r\n");
    private static final byte[] STATUS_200 = ascii("HTTP/1.1 200 OK\r\n");
    private static final byte[] STATUS_400 = ascii("HTTP/1.1 400 Bad Request\r\n");

    private final DateLine date;

    ReplyWriter(DateLine date) {
        this.date = date;
    }

    /** The bytes of {@code reply}; a HEAD request gets all but the body. */
    ByteBuf write(ByteBufAllocator allocator, HttpReply reply, boolean withBody, boolean close) {
        byte[] dateLine = date.now();
        byte[] status = statusLine(reply.status());
        int size = LARGEST_HEAD + reply.requestId().length() + (withBody ? reply.length() : 0);
        ByteBuf out = allocator.directBuffer(size, size);
        out.writeBytes(status);
        writeRequestId(out, reply.requestId());
        out.writeBytes(dateLine).writeBytes(reply.type().headerLine());
        if (reply.status() == HttpRefusal.METHOD_NOT_ALLOWED.status()) {
            out.writeBytes(ALLOW);
        }
        if (close) {
            out.writeBytes(CLOSE);
        }
        out.writeBytes(CONTENT_LENGTH);
        writeDecimal(out, reply.length());
        out.writeInt('\r' << 24 | '\n' << 16 | '\r' << 8 | '\n');
        if (withBody) {
            out.writeBytes(reply.body(), reply.offset(), reply.length());
        }
        return out;
    }

    ByteBuf interimContinue() {
        return Unpooled.wrappedBuffer(CONTINUE);
    }

    private static byte[] statusLine(int status) {
        if (status == 200) {
            return STATUS_200;
        }
        return status == 400 ? STATUS_400 : ascii("HTTP/1.1 " + status + ' ' + reason(status) + "\r\n");
    }

    /** The reason phrase means nothing to any client; it is there for people who look at the wire. */
    private static String reason(int status) {
        return switch (status) {
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 408 -> "Request Timeout";
            case 409 -> "Conflict";
            case 413 -> "Content Too Large";
            case 414 -> "URI Too Long";
            case 415 -> "Unsupported Media Type";
            case 417 -> "Expectation Failed";
            case 429 -> "Too Many Requests";
            case 431 -> "Request Header Fields Too Large";
            case 500 -> "Internal Server Error";
            case 503 -> "Service Unavailable";
            case 505 -> "HTTP Version Not Supported";
            default -> "Status";
        };
    }

    private static void writeRequestId(ByteBuf out, String requestId) {
        if (requestId.isEmpty()) {
            return;
        }
        out.writeBytes(REQUEST_ID);
        out.writeCharSequence(requestId, US_ASCII);
        out.writeShort('\r' << 8 | '\n');
    }

    private static void writeDecimal(ByteBuf out, int value) {
        int divisor = 1;
        while (value / divisor >= 10) {
            divisor *= 10;
        }
        for (; divisor > 0; divisor /= 10) {
            out.writeByte('0' + value / divisor % 10);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
