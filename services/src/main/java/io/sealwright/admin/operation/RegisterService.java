// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.operation;

import io.sealwright.admin.model.AdminTarget;
import io.sealwright.admin.model.ManagementOnly;
import io.sealwright.admin.model.RegisteredService;
import io.sealwright.admin.model.RegisteredServices;
import io.sealwright.admin.model.ServicePrincipals;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.sealwright.CanonicalPathType;
import io.sealwright.contract.sealwright.RegisterServiceRequest;
import io.sealwright.contract.sealwright.RegisterServiceResponse;
import io.sealwright.contract.sealwright.SealwrightContract;
import io.sealwright.contract.sealwright.SealwrightError;
import io.sealwright.crypto.RandomSource;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.gateway.signature.SigningService;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.ServiceException;
import java.time.temporal.ChronoUnit;

/**
 * Registers a service outside, which from then on may exchange signatures of callers whose accounts allow it. The
 * management account's alone; a service does not register itself.
 */
public final class RegisterService
        implements Operation<RegisterServiceRequest, AdminTarget.Asked, RegisterServiceResponse> {
    private static final Action REGISTER_SERVICE = new Action("sealwright", "RegisterService");

    private final RegisteredServices services;
    private final ServicePrincipals principals;
    private final RandomSource random;
    private final AccountId managementAccount;

    public RegisterService(
            RegisteredServices services,
            ServicePrincipals principals,
            RandomSource random,
            AccountId managementAccount) {
        this.services = services;
        this.principals = principals;
        this.random = random;
        this.managementAccount = managementAccount;
    }

    @Override
    public OperationContract<RegisterServiceRequest, RegisterServiceResponse> contract() {
        return SealwrightContract.REGISTER_SERVICE;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public AdminTarget.Asked locate(RegisterServiceRequest request, Call call) {
        return AdminTarget.serviceWide(REGISTER_SERVICE);
    }

    /** Whom the ARN names is asked once the permit exists. */
    @Override
    public Answer<RegisterServiceResponse> run(
            RegisterServiceRequest request, AdminTarget.Asked located, Permits permits, Call call) {
        permits.forDemand(located.demand()).use(REGISTER_SERVICE);
        ManagementOnly.require(call, managementAccount);
        RegisteredService service = service(request, call);
        return new Answer.Changing<>(
                new RegisterServiceResponse(service.told(false)), services.insert(call.account(), service));
    }

    private RegisteredService service(RegisterServiceRequest request, Call call) {
        if (SigningService.isOurs(request.serviceName())) {
            throw invalid("%s is a service of this server itself.".formatted(request.serviceName()));
        }
        Arn principal = Arn.parse(request.principalArn())
                .filter(RegisterService::isUserOrRole)
                .orElseThrow(() -> invalid("%s is not the ARN of a user or role.".formatted(request.principalArn())));
        String id =
                principals.idOf(principal).orElseThrow(() -> invalid("There is no principal %s.".formatted(principal)));
        if (RegisteredService.idOf(call.principal()).filter(id::equals).isPresent()) {
            throw invalid("A service does not register itself.");
        }
        CanonicalPathType path = request.canonicalPath();
        return new RegisteredService(
                request.serviceName(),
                Blob.owning(random.bytes(RegisteredService.ID_BYTES)),
                principal,
                id,
                request.hosts().stream().distinct().sorted().toList(),
                request.operations().stream().distinct().sorted().toList(),
                path == null ? CanonicalPathType.ENCODED_AGAIN : path,
                call.time().truncatedTo(ChronoUnit.MILLIS));
    }

    private static boolean isUserOrRole(Arn arn) {
        return arn.service().equals("iam")
                && (arn.resource().startsWith("user/") || arn.resource().startsWith("role/"));
    }

    private static ServiceException invalid(String why) {
        return SealwrightError.INVALID_SERVICE.saying(why);
    }
}
