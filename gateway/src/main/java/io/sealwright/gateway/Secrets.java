// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.contract.Structure;
import io.sealwright.vocabulary.SecretBytes;
import org.jspecify.annotations.Nullable;

/** Wipes the secrets of a request or an answer once they have done their work. */
final class Secrets {

    private Secrets() {}

    static void wipe(@Nullable Structure structure) {
        if (structure == null) {
            return;
        }
        int members = structure.shape().size();
        for (int member = 0; member < members; member++) {
            switch (structure.get(member)) {
                case SecretBytes secret -> secret.close();
                case Structure inner -> wipe(inner);
                case null, default -> {}
            }
        }
    }
}
