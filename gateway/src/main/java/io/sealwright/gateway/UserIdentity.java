// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.contract.ByteWriter;
import io.sealwright.vocabulary.Principal;
import org.jspecify.annotations.Nullable;

/**
 * {@code userIdentity} of a record. Callers return, so what was written for the last of them is kept, one for each slot
 * of a small table: it is put together once for many records.
 *
 * <p>Confined to one thread.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html">
 *     CloudTrail userIdentity element</a>
 */
final class UserIdentity {
    private static final int SLOTS = 256;

    /** Compared by the object: a principal that is loaded anew is written anew. */
    private static final class Kept {
        private final Principal principal;
        private final String accessKeyId;
        private final byte[] json;

        Kept(Principal principal, String accessKeyId, byte[] json) {
            this.principal = principal;
            this.accessKeyId = accessKeyId;
            this.json = json;
        }

        @SuppressWarnings("ReferenceEquality") // An equal principal is fine, but comparing all of it is not worth it.
        boolean isOf(Principal other, String otherKeyId) {
            return principal == other && accessKeyId.equals(otherKeyId);
        }
    }

    private final @Nullable Kept[] slots = new @Nullable Kept[SLOTS];

    void write(Principal principal, String accessKeyId, ByteWriter to) {
        int slot = accessKeyId.hashCode() & (SLOTS - 1);
        Kept kept = slots[slot];
        if (kept == null || !kept.isOf(principal, accessKeyId)) {
            kept = new Kept(principal, accessKeyId, json(principal, accessKeyId));
            slots[slot] = kept;
        }
        to.raw(kept.json);
    }

    private static byte[] json(Principal principal, String accessKeyId) {
        ByteWriter to = new ByteWriter();
        switch (principal) {
            case Principal.User user -> writeUser(user, accessKeyId, to);
        }
        return to.toByteArray();
    }

    private static void writeUser(Principal.User user, String accessKeyId, ByteWriter to) {
        to.ascii("{\"type\":\"IAMUser\",\"principalId\":\"").ascii(user.principalId());
        to.ascii("\",\"arn\":").jsonString(user.arn().toString());
        to.ascii(",\"accountId\":\"").ascii(user.account().digits());
        to.ascii("\",\"accessKeyId\":\"").ascii(accessKeyId);
        to.ascii("\",\"userName\":").jsonString(user.name()).ascii("}");
    }
}
