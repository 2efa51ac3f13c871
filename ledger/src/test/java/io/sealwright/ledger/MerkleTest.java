// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.vocabulary.Blob;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tree of RFC 9162, against the vectors of Certificate Transparency's reference implementation. */
class MerkleTest {
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private final List<Blob> leaves = LEAVES.stream().map(MerkleTest::leaf).toList();

    private static Blob leaf(String hex) {
        return Blob.owning(new Sha256()
                .update((byte) 0)
                .update(HexFormat.of().parseHex(hex))
                .finish());
    }

    private static TreeHead head(int size) {
        return new TreeHead(size, Blob.owning(HexFormat.of().parseHex(ROOTS.get(size))));
    }

    @Test
    void the_roots_of_the_reference_trees_come_out_from_frontier_and_from_leaves() {
        var tree = new MerkleTree();
        for (int size = 0; size <= 8; size++) {
            assertThat(Blob.owning(tree.root())).isEqualTo(head(size).root());
            assertThat(new MerkleProofs(leaves).root(size)).isEqualTo(head(size).root());
            assertThat(Blob.owning(MerkleTree.of(size, tree.frontier()).root()))
                    .isEqualTo(head(size).root());
            if (size < 8) {
                tree.append(leaves.get(size).sharedBytes());
            }
        }
    }

    @Test
    void a_reference_inclusion_path_is_made() {
        var path = new MerkleProofs(leaves).inclusion(5, 8);

        assertThat(path.stream().map(hash -> HexFormat.of().formatHex(hash.sharedBytes())))
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @Test
    void every_leaf_is_proved_in_every_tree_and_in_no_other_place() {
        var proofs = new MerkleProofs(leaves);
        for (int size = 1; size <= 8; size++) {
            for (int index = 0; index < size; index++) {
                var path = proofs.inclusion(index, size);
                assertThat(MerkleProofs.included(leaves.get(index), index, head(size), path))
                        .isTrue();
                for (int other = 0; other < size; other++) {
                    assertThat(MerkleProofs.included(leaves.get(index), other, head(size), path))
                            .isEqualTo(other == index);
                }
                var longer = new ArrayList<>(path);
                longer.add(leaves.get(0));
                assertThat(MerkleProofs.included(leaves.get(index), index, head(size), longer))
                        .isFalse();
            }
        }
    }

    @Test
    void every_tree_is_proved_to_begin_with_every_smaller_one_and_with_no_other() {
        var proofs = new MerkleProofs(leaves);
        for (int size = 1; size <= 8; size++) {
            for (int older = 1; older <= size; older++) {
                var proof = proofs.consistency(older, size);
                assertThat(MerkleProofs.consistent(head(older), head(size), proof))
                        .isTrue();
                var forged = new TreeHead(older, head(older % 8 + 1).root());
                assertThat(MerkleProofs.consistent(forged, head(size), proof)).isFalse();
            }
        }
    }
}
