// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

import io.sealwright.contract.organizations.OrganizationsError;
import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.PolicyType;
import java.util.Optional;

/**
 * The two types of policy that limit what accounts may do: service control policies limit an account's principals,
 * resource control policies its resources. Each has a policy of AWS's own that allows everything.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_type-auth.html">
 *     Authorization policies</a>
 */
public enum ControlType {
    SERVICE_CONTROL_POLICY(
            PolicyType.SERVICE_CONTROL_POLICY,
            PolicyKind.SERVICE_CONTROL,
            "p-FullAWSAccess",
            "Allows access to every operation",
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}"),

    RESOURCE_CONTROL_POLICY(
            PolicyType.RESOURCE_CONTROL_POLICY,
            PolicyKind.RESOURCE_CONTROL,
            "p-RCPFullAWSAccess",
            "Allows access to every resource",
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\","
                    + "\"Resource\":\"*\"}]}");

    private final PolicyType policyType;
    private final PolicyKind kind;
    private final String allowingAllId;
    private final String allowingAllDescription;
    private final String allowingAllText;

    ControlType(PolicyType policyType, PolicyKind kind, String id, String description, String text) {
        this.policyType = policyType;
        this.kind = kind;
        this.allowingAllId = id;
        this.allowingAllDescription = description;
        this.allowingAllText = text;
    }

    /**
     * What the model's word for a type stands for.
     *
     * @throws io.sealwright.vocabulary.ServiceException for the types that this server does not have
     */
    public static ControlType of(io.sealwright.contract.organizations.PolicyType word) {
        return known(word)
                .orElseThrow(() -> OrganizationsError.POLICY_TYPE_NOT_AVAILABLE_FOR_ORGANIZATION.because(
                        "You can't use the specified policy type with the feature set currently enabled for this"
                                + " organization."));
    }

    /** The same; empty for the types that this server does not have. */
    public static Optional<ControlType> known(io.sealwright.contract.organizations.PolicyType word) {
        for (ControlType type : values()) {
            if (type.word() == word) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    public PolicyType policyType() {
        return policyType;
    }

    public PolicyKind kind() {
        return kind;
    }

    /** The model's word for it. */
    public io.sealwright.contract.organizations.PolicyType word() {
        return io.sealwright.contract.organizations.PolicyType.valueOf(name());
    }

    /** AWS's own policy of this type, which allows everything. */
    public ControlPolicy allowingAll() {
        return ControlPolicy.managedByAws(this, allowingAllId, allowingAllDescription, allowingAllText);
    }

    /** The id of {@link #allowingAll}. */
    public String allowingAllId() {
        return allowingAllId;
    }

    /** The text of {@link #allowingAll}. */
    public String allowingAllText() {
        return allowingAllText;
    }
}
