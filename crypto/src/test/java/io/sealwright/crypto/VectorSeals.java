// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import io.sealwright.crypto.Vectors.Vector;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.SecretBytes;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Seals under the domain key of a vector, with its salt and nonce where it has them. */
final class VectorSeals {
    private VectorSeals() {}

    static DomainSeals seals(Vector vector, String domain) {
        RandomSource drawn = vector.values().containsKey("salt and nonce")
                ? new FixedRandomSource(vector.bytes("salt and nonce"))
                : new SeededRandomSource(1);
        return new DomainSeals(new DomainKeys(seal(vector), new OneDomainKey(vector, domain), drawn), drawn);
    }

    /** A seal that has unwrapped already. */
    static Seal seal(Vector vector) {
        return new Seal() {
            @Override
            public RootKeyStamp stamp() {
                return new InMemorySeal(new SeededRandomSource(1)).stamp();
            }

            @Override
            public WrappedDomainKey wrap(Domain domain, int version, SecretBytes domainKey) {
                throw new AssertionError("nothing is wrapped here");
            }

            @Override
            public SecretBytes unwrap(WrappedDomainKey wrapped) {
                return SecretBytes.owning(vector.bytes("domain key"));
            }
        };
    }

    record OneDomainKey(Vector vector, String name) implements DomainKeyRepository {

        @Override
        public List<WrappedDomainKey> find(Domain domain) {
            return Stream.of(new WrappedDomainKey(new Domain(name), vector.number("version"), Blob.EMPTY))
                    .filter(key -> key.domain().equals(domain))
                    .toList();
        }

        @Override
        public void insert(WrappedDomainKey key) {
            throw new AssertionError(Map.of("inserted", key));
        }
    }
}
