// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.KmsError;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pairs that are authenticated with a ciphertext and must be presented again to open it.
 *
 * <p>Its bytes are injective, so they come only from the same pairs: the number of pairs, then each key and value with
 * its length before it, in UTF-8; counts and lengths are four bytes, big-endian; keys ascend as unsigned bytes. No
 * normalisation: texts that look alike stay different. Pairs are counted whatever their order; no pairs and no context
 * are the same.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/encrypt_context.html">Encryption context</a>
 */
public final class EncryptionContext {

    /** The most bytes that {@link #bytes()} may have. */
    public static final int MAX_BYTES = 8_192;

    /** No pairs, or no context at all. */
    public static final EncryptionContext NONE = new EncryptionContext(Map.of(), new byte[Integer.BYTES]);

    private final Map<String, String> pairs;
    private final byte[] bytes;

    private EncryptionContext(Map<String, String> pairs, byte[] bytes) {
        this.pairs = pairs;
        this.bytes = bytes;
    }

    /**
     * The context of a request.
     *
     * @throws io.sealwright.vocabulary.ServiceException ValidationException for text that has no UTF-8 form, or too
     *     much
     */
    public static EncryptionContext of(@Nullable Map<String, String> pairs) {
        if (pairs == null || pairs.isEmpty()) {
            return NONE;
        }
        byte[][] encoded = new byte[pairs.size() * 2][];
        Integer[] order = new Integer[pairs.size()];
        int length = Integer.BYTES;
        int pair = 0;
        for (Map.Entry<String, String> entry : pairs.entrySet()) {
            encoded[2 * pair] = utf8(entry.getKey());
            encoded[2 * pair + 1] = utf8(entry.getValue());
            length += 2 * Integer.BYTES + encoded[2 * pair].length + encoded[2 * pair + 1].length;
            order[pair] = pair++;
        }
        if (length > MAX_BYTES) {
            throw KmsError.VALIDATION.because("The encryption context is larger than %d bytes.", MAX_BYTES);
        }
        if (order.length > 1) {
            Arrays.sort(order, (a, b) -> Arrays.compareUnsigned(encoded[2 * a], encoded[2 * b]));
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).putInt(order.length);
        for (int at : order) {
            bytes.putInt(encoded[2 * at].length).put(encoded[2 * at]);
            bytes.putInt(encoded[2 * at + 1].length).put(encoded[2 * at + 1]);
        }
        return new EncryptionContext(pairs, bytes.array());
    }

    /**
     * The context that {@link #bytes} came from.
     *
     * @throws IllegalArgumentException for bytes that no context has
     */
    public static EncryptionContext ofBytes(byte[] bytes) {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        try {
            Map<String, String> pairs = new LinkedHashMap<>();
            for (int left = from.getInt(); left > 0; left--) {
                String key = text(from);
                pairs.put(key, text(from));
            }
            EncryptionContext context = of(pairs);
            if (!Arrays.equals(bytes, context.bytes)) {
                throw new IllegalArgumentException("not the bytes of an encryption context");
            }
            return context;
        } catch (BufferUnderflowException cut) {
            throw new IllegalArgumentException("not the bytes of an encryption context", cut);
        }
    }

    private static String text(ByteBuffer from) {
        int length = from.getInt();
        if (length < 0 || length > from.remaining()) {
            throw new IllegalArgumentException("not the bytes of an encryption context");
        }
        byte[] text = new byte[length];
        from.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return strictUtf8(text);
            }
        }
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** {@code String.getBytes} would write an unpaired surrogate as "?", and two contexts would have the same bytes. */
    private static byte[] strictUtf8(String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException unpaired) {
            throw KmsError.VALIDATION.because("The encryption context holds text that is not valid Unicode.");
        }
    }

    public Map<String, String> pairs() {
        return pairs;
    }

    /** What is authenticated. The live array: for reading only. */
    public byte[] bytes() {
        return bytes;
    }

    /** The same pairs, in whatever order. */
    @Override
    public boolean equals(Object other) {
        return other instanceof EncryptionContext that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return pairs.toString();
    }
}
