// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.contract.ByteWriter;
import io.sealwright.vocabulary.Principal;

/**
 * {@code userIdentity} of a record.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html">
 *     CloudTrail userIdentity element</a>
 */
final class UserIdentity {

    private UserIdentity() {}

    static void write(Principal principal, String accessKeyId, ByteWriter to) {
        switch (principal) {
            case Principal.User user -> writeUser(user, accessKeyId, to);
        }
    }

    private static void writeUser(Principal.User user, String accessKeyId, ByteWriter to) {
        to.ascii("{\"type\":\"IAMUser\",\"principalId\":\"").ascii(user.principalId());
        to.ascii("\",\"arn\":").jsonString(user.arn().toString());
        to.ascii(",\"accountId\":\"").ascii(user.account().digits());
        to.ascii("\",\"accessKeyId\":\"").ascii(accessKeyId);
        to.ascii("\",\"userName\":").jsonString(user.name()).ascii("}");
    }
}
