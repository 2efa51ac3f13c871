// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.model;

import java.util.Arrays;
import java.util.Optional;

/** What a session is one of. Codes are part of the token's format: none ever changes or is given again. */
public enum SessionKind {
    /** AssumeRole and its kin: a session of a role. */
    ASSUMED_ROLE(1),
    /** GetSessionToken: the user itself. */
    USER(2),
    /** GetFederationToken: somebody with some of a user's rights. */
    FEDERATED_USER(3);

    private final int code;

    SessionKind(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Optional<SessionKind> ofCode(int code) {
        return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
    }
}
