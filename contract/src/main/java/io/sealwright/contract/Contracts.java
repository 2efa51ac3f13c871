// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import io.sealwright.contract.cloudtrail.CloudTrailContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.contract.sealwright.SealwrightContract;
import io.sealwright.contract.secretsmanager.SecretsManagerContract;
import io.sealwright.contract.sts.StsContract;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The services whose models we keep, found by what a request names. A service's tables are built when it is first asked
 * for.
 */
public final class Contracts {
    private Contracts() {}

    /** The service of a credential scope, or null. */
    public static @Nullable ServiceContract ofSigningName(String name) {
        return switch (name) {
            case "kms" -> KmsContract.SERVICE;
            case "sts" -> StsContract.SERVICE;
            case "iam" -> IamContract.SERVICE;
            case "secretsmanager" -> SecretsManagerContract.SERVICE;
            case "cloudtrail" -> CloudTrailContract.SERVICE;
            case "organizations" -> OrganizationsContract.SERVICE;
            case "sealwright" -> SealwrightContract.SERVICE;
            default -> null; // any other text
        };
    }

    /** The service of an X-Amz-Target, which is everything before its last dot, or null. */
    public static @Nullable ServiceContract ofTarget(String target) {
        return switch (target.substring(0, Math.max(0, target.lastIndexOf('.')))) {
            case "TrentService" -> KmsContract.SERVICE;
            case "secretsmanager" -> SecretsManagerContract.SERVICE;
            case "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101" -> CloudTrailContract.SERVICE;
            case "AWSOrganizationsV20161128" -> OrganizationsContract.SERVICE;
            case "Sealwright_20261124" -> SealwrightContract.SERVICE;
            default -> null; // any other text
        };
    }

    /** The service of a Query Version, or null. */
    public static @Nullable ServiceContract ofVersion(String version) {
        return switch (version) {
            case "2011-06-15" -> StsContract.SERVICE;
            case "2010-05-08" -> IamContract.SERVICE;
            default -> null; // any other text
        };
    }

    /** The operation that an X-Amz-Target names: what follows the last dot, of the service before it; or null. */
    public static @Nullable OperationContract<?, ?> operationOfTarget(String target) {
        ServiceContract service = ofTarget(target);
        return service == null ? null : service.operation(target.substring(target.lastIndexOf('.') + 1));
    }

    /** The operation that Version and Action of Query name, or null. */
    public static @Nullable OperationContract<?, ?> operationOfQuery(String version, String action) {
        ServiceContract service = ofVersion(version);
        return service == null ? null : service.operation(action);
    }

    /** All of them: six of AWS's, and our own. */
    public static List<ServiceContract> all() {
        return List.of(
                CloudTrailContract.SERVICE,
                IamContract.SERVICE,
                KmsContract.SERVICE,
                OrganizationsContract.SERVICE,
                SecretsManagerContract.SERVICE,
                StsContract.SERVICE,
                SealwrightContract.SERVICE);
    }
}
