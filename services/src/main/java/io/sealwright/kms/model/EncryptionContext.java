// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.KmsError;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
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
        return new EncryptionContext(pairs, isAscii(pairs) ? ofAscii(pairs) : ofUnicode(pairs));
    }

    private static boolean isAscii(Map<String, String> pairs) {
        for (Map.Entry<String, String> entry : pairs.entrySet()) {
            if (!isAscii(entry.getKey()) || !isAscii(entry.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** Nearly every context: its texts are their bytes, and sort like them. */
    private static byte[] ofAscii(Map<String, String> pairs) {
        int length = Integer.BYTES;
        for (Map.Entry<String, String> entry : pairs.entrySet()) {
            length += 2 * Integer.BYTES
                    + entry.getKey().length()
                    + entry.getValue().length();
        }
        requireRoom(length);
        ByteBuffer bytes = ByteBuffer.allocate(length).putInt(pairs.size());
        for (Map.Entry<String, String> entry : pairs.size() == 1 ? pairs.entrySet() : byKey(pairs)) {
            putAscii(entry.getKey(), bytes);
            putAscii(entry.getValue(), bytes);
        }
        return bytes.array();
    }

    private static List<Map.Entry<String, String>> byKey(Map<String, String> pairs) {
        List<Map.Entry<String, String>> entries = new ArrayList<>(pairs.entrySet());
        entries.sort(Map.Entry.comparingByKey());
        return entries;
    }

    @SuppressWarnings("deprecation") // For ASCII this is right, and the one way to copy a String without another array.
    private static void putAscii(String text, ByteBuffer to) {
        to.putInt(text.length());
        text.getBytes(0, text.length(), to.array(), to.arrayOffset() + to.position());
        to.position(to.position() + text.length());
    }

    private static byte[] ofUnicode(Map<String, String> pairs) {
        byte[][] encoded = new byte[pairs.size() * 2][];
        Integer[] order = new Integer[pairs.size()];
        int length = Integer.BYTES;
        int pair = 0;
        for (Map.Entry<String, String> entry : pairs.entrySet()) {
            encoded[2 * pair] = strictUtf8(entry.getKey());
            encoded[2 * pair + 1] = strictUtf8(entry.getValue());
            length += 2 * Integer.BYTES + encoded[2 * pair].length + encoded[2 * pair + 1].length;
            order[pair] = pair++;
        }
        requireRoom(length);
        Arrays.sort(order, (a, b) -> Arrays.compareUnsigned(encoded[2 * a], encoded[2 * b]));
        ByteBuffer bytes = ByteBuffer.allocate(length).putInt(order.length);
        for (int at : order) {
            bytes.putInt(encoded[2 * at].length).put(encoded[2 * at]);
            bytes.putInt(encoded[2 * at + 1].length).put(encoded[2 * at + 1]);
        }
        return bytes.array();
    }

    private static void requireRoom(int length) {
        if (length > MAX_BYTES) {
            throw KmsError.VALIDATION.because("The encryption context is larger than %d bytes.", MAX_BYTES);
        }
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

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
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
