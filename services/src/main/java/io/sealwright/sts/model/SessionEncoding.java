// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of {@link SessionContents}, version 1: frozen, since tokens of one version are opened by the next. Any
 * bytes are either what {@link #encode} writes or refused.
 */
final class SessionEncoding {
    private static final int VERSION = 1;
    private static final int MAX_TEXT = 0xffff;
    private static final int MAX_COUNT = 0xff;
    private static final int MFA = 1;

    private SessionEncoding() {}

    /** These bytes are no contents of a version that we know. */
    static final class NotContents extends Exception {
        private static final long serialVersionUID = 1L;

        NotContents() {
            super("not the contents of a session token", null, false, false);
        }
    }

    static byte[] encode(SessionContents contents) {
        Writer to = new Writer();
        to.octet(VERSION);
        to.octet(contents.kind().code());
        to.number(contents.issued().getEpochSecond());
        to.number(contents.expires().getEpochSecond());
        to.number(contents.account().number());
        to.text(contents.principalId());
        to.text(contents.sessionName());
        to.octet(contents.chainDepth());
        to.octet(contents.mfa() ? MFA : 0);
        to.option(contents.sourceIdentity());
        Arn provider = contents.provider();
        to.option(provider == null ? null : provider.toString());
        to.option(contents.subject());
        to.bytes(encodePassed(contents));
        return to.toByteArray();
    }

    /** What the caller passed, policies and tags: the end of the contents, and what PackedPolicySize measures. */
    static byte[] encodePassed(SessionContents contents) {
        Writer to = new Writer();
        to.option(contents.policy());
        to.octet(contents.policyArns().size());
        contents.policyArns().forEach(arn -> to.text(arn.toString()));
        to.octet(contents.tags().size());
        contents.tags().forEach((key, value) -> {
            to.text(key);
            to.text(value);
        });
        to.octet(contents.transitiveTagKeys().size());
        contents.transitiveTagKeys().forEach(to::text);
        return to.toByteArray();
    }

    static SessionContents decode(byte[] bytes) throws NotContents {
        Reader from = new Reader(bytes);
        try {
            SessionContents contents = read(from);
            from.requireEnd();
            return contents;
        } catch (BufferUnderflowException | IllegalArgumentException | DateTimeException _) {
            throw new NotContents();
        }
    }

    private static SessionContents read(Reader from) throws NotContents {
        from.require(from.octet() == VERSION);
        SessionKind kind = SessionKind.ofCode(from.octet()).orElseThrow(NotContents::new);
        Instant issued = Instant.ofEpochSecond(from.number());
        Instant expires = Instant.ofEpochSecond(from.number());
        AccountId account = AccountId.of(from.number());
        String principalId = from.text();
        String sessionName = from.text();
        int chainDepth = from.octet();
        int flags = from.octet();
        from.require(flags == 0 || flags == MFA);
        String sourceIdentity = from.option();
        String provider = from.option();
        String subject = from.option();
        return new SessionContents(
                kind,
                issued,
                expires,
                account,
                principalId,
                sessionName,
                chainDepth,
                flags == MFA,
                sourceIdentity,
                provider == null ? null : arn(provider),
                subject,
                from.option(),
                policyArns(from),
                tags(from),
                transitiveTagKeys(from));
    }

    private static List<Arn> policyArns(Reader from) throws NotContents {
        List<Arn> arns = new ArrayList<>();
        for (int left = from.octet(); left > 0; left--) {
            arns.add(arn(from.text()));
        }
        return arns;
    }

    private static Map<String, String> tags(Reader from) throws NotContents {
        Map<String, String> tags = new LinkedHashMap<>();
        for (int left = from.octet(); left > 0; left--) {
            from.require(tags.put(from.text(), from.text()) == null);
        }
        return tags;
    }

    private static Set<String> transitiveTagKeys(Reader from) throws NotContents {
        Set<String> keys = new LinkedHashSet<>();
        for (int left = from.octet(); left > 0; left--) {
            from.require(keys.add(from.text()));
        }
        return keys;
    }

    private static Arn arn(String text) throws NotContents {
        return Arn.parse(text).orElseThrow(NotContents::new);
    }

    private static final class Writer {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        void octet(int value) {
            if (value < 0 || value > MAX_COUNT) {
                throw new IllegalArgumentException("more than one byte holds");
            }
            bytes.write(value);
        }

        void number(long value) {
            bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        }

        void text(String text) {
            byte[] utf8 = text.getBytes(UTF_8);
            if (utf8.length > MAX_TEXT) {
                throw new IllegalArgumentException("more than two bytes count");
            }
            bytes.write(utf8.length >>> 8);
            bytes.write(utf8.length);
            bytes.writeBytes(utf8);
        }

        void option(@Nullable String text) {
            octet(text == null ? 0 : 1);
            if (text != null) {
                text(text);
            }
        }

        void bytes(byte[] encoded) {
            bytes.writeBytes(encoded);
        }

        byte[] toByteArray() {
            return bytes.toByteArray();
        }
    }

    private static final class Reader {
        private final ByteBuffer bytes;

        Reader(byte[] bytes) {
            this.bytes = ByteBuffer.wrap(bytes);
        }

        int octet() {
            return bytes.get() & 0xff;
        }

        long number() {
            return bytes.getLong();
        }

        String text() throws NotContents {
            int length = bytes.getShort() & 0xffff;
            require(length <= bytes.remaining());
            ByteBuffer utf8 = bytes.slice(bytes.position(), length);
            bytes.position(bytes.position() + length);
            try {
                return UTF_8.newDecoder().decode(utf8).toString();
            } catch (CharacterCodingException _) {
                throw new NotContents();
            }
        }

        @Nullable
        String option() throws NotContents {
            int there = octet();
            require(there <= 1);
            return there == 1 ? text() : null;
        }

        void require(boolean holds) throws NotContents {
            if (!holds) {
                throw new NotContents();
            }
        }

        void requireEnd() throws NotContents {
            require(!bytes.hasRemaining());
        }
    }
}
