// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * AWS's table of global condition keys, as AWS writes them without {@code aws:}.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">AWS global
 *     condition context keys</a>
 */
enum GlobalKey {
    PRINCIPAL_ARN("PrincipalArn"),
    PRINCIPAL_ACCOUNT("PrincipalAccount"),
    PRINCIPAL_ORG_PATHS("PrincipalOrgPaths"),
    PRINCIPAL_ORG_ID("PrincipalOrgID"),
    PRINCIPAL_TAG("PrincipalTag"),
    PRINCIPAL_IS_AWS_SERVICE("PrincipalIsAWSService"),
    PRINCIPAL_SERVICE_NAME("PrincipalServiceName"),
    PRINCIPAL_SERVICE_NAMES_LIST("PrincipalServiceNamesList"),
    PRINCIPAL_TYPE("PrincipalType"),
    USERID("userid"),
    USERNAME("username"),

    ASSUMED_ROOT("AssumedRoot"),
    FEDERATED_PROVIDER("FederatedProvider"),
    TOKEN_ISSUE_TIME("TokenIssueTime"),
    MULTI_FACTOR_AUTH_AGE("MultiFactorAuthAge"),
    MULTI_FACTOR_AUTH_PRESENT("MultiFactorAuthPresent"),
    CHATBOT_SOURCE_ARN("ChatbotSourceArn"),
    EC2_INSTANCE_SOURCE_VPC("Ec2InstanceSourceVpc"),
    EC2_INSTANCE_SOURCE_PRIVATE_IPV4("Ec2InstanceSourcePrivateIPv4"),
    SIGN_IN_SESSION_ARN("SignInSessionArn"),
    SOURCE_IDENTITY("SourceIdentity"),

    SOURCE_IP("SourceIp"),
    SOURCE_VPC("SourceVpc"),
    SOURCE_VPC_ARN("SourceVpcArn"),
    SOURCE_VPCE("SourceVpce"),
    VPCE_ACCOUNT("VpceAccount"),
    VPCE_ORG_ID("VpceOrgID"),
    VPCE_ORG_PATHS("VpceOrgPaths"),
    VPC_SOURCE_IP("VpcSourceIp"),

    RESOURCE_ACCOUNT("ResourceAccount"),
    RESOURCE_ORG_ID("ResourceOrgID"),
    RESOURCE_ORG_PATHS("ResourceOrgPaths"),
    RESOURCE_TAG("ResourceTag"),

    CALLED_VIA("CalledVia"),
    CALLED_VIA_FIRST("CalledViaFirst"),
    CALLED_VIA_LAST("CalledViaLast"),
    CALLED_VIA_AWS_MCP("CalledViaAWSMCP"),
    VIA_AWS_SERVICE("ViaAWSService"),
    VIA_AWS_MCP_SERVICE("ViaAWSMCPService"),
    CURRENT_TIME("CurrentTime"),
    EPOCH_TIME("EpochTime"),
    REFERER("referer"),
    REQUESTED_REGION("RequestedRegion"),
    REQUEST_TAG("RequestTag"),
    TAG_KEYS("TagKeys"),
    SECURE_TRANSPORT("SecureTransport"),
    SOURCE_ACCOUNT("SourceAccount"),
    SOURCE_ARN("SourceArn"),
    SOURCE_ORG_ID("SourceOrgID"),
    SOURCE_ORG_PATHS("SourceOrgPaths"),
    USER_AGENT("UserAgent");

    private static final Map<String, GlobalKey> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(key -> key.text.toLowerCase(Locale.ROOT), Function.identity()));

    private final String text;

    GlobalKey(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** The key of this name in lower case, or null when AWS has none. */
    static @Nullable GlobalKey named(String lowerCase) {
        return BY_NAME.get(lowerCase);
    }
}
