// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.sts.AssumeRoleWithSAMLRequest;
import io.sealwright.contract.sts.AssumeRoleWithSAMLResponse;
import io.sealwright.contract.sts.StsContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.sts.model.StsErrors;

/**
 * Would begin a session of a role for whom a SAML provider vouches. IAM here registers OpenID Connect providers only,
 * so every SAML provider is one that does not exist, and is refused as such. No assertion is read.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html">AssumeRoleWithSAML</a>
 */
public final class AssumeRoleWithSAML
        implements Operation<AssumeRoleWithSAMLRequest, Located.Nothing, AssumeRoleWithSAMLResponse> {

    @Override
    public OperationContract<AssumeRoleWithSAMLRequest, AssumeRoleWithSAMLResponse> contract() {
        return StsContract.ASSUME_ROLE_WITH_SAML;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public Located.Nothing locate(AssumeRoleWithSAMLRequest request, Call call) {
        throw StsErrors.noSamlProvider();
    }

    @Override
    public Answer<AssumeRoleWithSAMLResponse> run(
            AssumeRoleWithSAMLRequest request, Located.Nothing located, Permits permits, Call call) {
        throw StsErrors.noSamlProvider();
    }
}
