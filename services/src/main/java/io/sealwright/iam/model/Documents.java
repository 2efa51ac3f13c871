// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.contract.iam.IamError;
import io.sealwright.policy.MalformedPolicy;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyType;
import io.sealwright.rows.PolicyDocuments;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Policy documents as requests bring them and answers give them back.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">IAM quotas</a>
 */
public final class Documents {
    /** How much a managed policy may weigh. */
    public static final int MANAGED_POLICY = 6_144;

    /** How much a trust policy may weigh. */
    public static final int TRUST_POLICY = 2_048;

    private Documents() {}

    /**
     * Reads the document of a managed policy.
     *
     * @throws io.sealwright.vocabulary.ServiceException MalformedPolicyDocument, LimitExceeded
     */
    public static PolicyDocument managed(String text) {
        if (size(text) > MANAGED_POLICY) {
            throw Quotas.exceeded("PolicySize", MANAGED_POLICY);
        }
        return identity(text);
    }

    /**
     * Reads the document of an inline policy, whose size counts together with its holder's others.
     *
     * @throws io.sealwright.vocabulary.ServiceException MalformedPolicyDocument
     */
    public static PolicyDocument identity(String text) {
        return read(text, PolicyType.IDENTITY_POLICY);
    }

    /**
     * Reads the policy that tells who may assume a role.
     *
     * @throws io.sealwright.vocabulary.ServiceException MalformedPolicyDocument, LimitExceeded
     */
    public static PolicyDocument trust(String text) {
        if (size(text) > TRUST_POLICY) {
            throw Quotas.exceeded("ACLSizePerRole", TRUST_POLICY);
        }
        return read(text, PolicyType.TRUST_POLICY);
    }

    private static PolicyDocument read(String text, PolicyType type) {
        try {
            return PolicyDocuments.compile(text, type);
        } catch (MalformedPolicy why) {
            throw IamError.MALFORMED_POLICY_DOCUMENT.saying(why.reason());
        }
    }

    /** How much of a quota a document takes: white space does not count. */
    public static int size(String text) {
        return Math.toIntExact(text.chars().filter(c -> c > ' ').count());
    }

    /** A document as answers give it back: percent-encoded, as RFC 3986 has it. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
