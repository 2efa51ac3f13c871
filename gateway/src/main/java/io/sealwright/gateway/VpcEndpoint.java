// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.policy.PolicySet;

/**
 * A listener that stands for an interface VPC endpoint. What it says of a request comes from the operator's
 * configuration alone: no header sets it.
 *
 * @param id {@code vpce-…}
 * @param vpcId {@code vpc-…}
 * @param policy the endpoint policy, which takes part in every decision about what came through
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html">Endpoint policies</a>
 */
public record VpcEndpoint(String id, String vpcId, PolicySet policy) {}
