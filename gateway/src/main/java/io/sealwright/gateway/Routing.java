// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.contract.Contracts;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.QueryParameters;
import io.sealwright.contract.ServiceContract;
import io.sealwright.contract.Structure;
import io.sealwright.gateway.http.HeaderName;
import io.sealwright.gateway.http.HttpRequest;
import io.sealwright.vocabulary.ServiceException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the operation that a signed request asks for, and reads its input. The service, and with it the protocol, is
 * the credential scope's; the target or the Version must belong to it. The content type never chooses a parser.
 */
final class Routing {
    private static final String NO_VERSION = "NO_VERSION_SPECIFIED";

    private Routing() {}

    /** The parameters of a Query request: of the URL where the query signs, else of the body; never of both. */
    static QueryParameters parameters(HttpRequest request, boolean signedByQuery) {
        return signedByQuery
                ? QueryParameters.parse(
                        request.bytes(), request.queryStart(), request.queryEnd() - request.queryStart())
                : QueryParameters.parse(request.bytes(), request.bodyOffset(), request.bodyLength());
    }

    /**
     * The name of the operation that X-Amz-Target holds, or empty when it belongs to another service or is not there.
     */
    static String operationOfTarget(HttpRequest request, ServiceContract service) {
        int field = request.find(HeaderName.X_AMZ_TARGET);
        if (field < 0) {
            return "";
        }
        String prefix = service.targetPrefix();
        int start = request.valueStart(field);
        int end = request.valueEnd(field);
        int dot = start + prefix.length();
        if (dot >= end || request.bytes()[dot] != '.' || !request.rangeIs(start, dot, prefix)) {
            return "";
        }
        return request.text(HttpRequest.Repeated.OPERATION, dot + 1, end);
    }

    /**
     * The Action of a Query request, whose Version must be the service's.
     *
     * @throws ServiceException MissingAction, InvalidAction
     */
    static String operationOfQuery(QueryParameters parameters, ServiceContract service) {
        String action = parameters.value("Action").orElse("");
        if (action.isEmpty()) {
            throw GatewayError.MISSING_ACTION.because("The request must contain the parameter Action");
        }
        String version = parameters.value("Version").orElse(NO_VERSION);
        if (Contracts.ofVersion(version) != service) {
            throw unknownAction(action, version);
        }
        return action;
    }

    /** What AWS says of an operation that it does not have. */
    static ServiceException unknown(ServiceContract service, String operation) {
        return switch (service.protocol()) {
            case JSON_1_1 -> GatewayError.UNKNOWN_OPERATION.withoutMessage();
            case QUERY -> unknownAction(operation, service.apiVersion());
        };
    }

    private static ServiceException unknownAction(String action, String version) {
        return GatewayError.INVALID_ACTION.because("Could not find operation %s for version %s", action, version);
    }

    /** Decodes and validates, by the contract alone. */
    static <I extends Structure> I decode(
            OperationContract<I, ?> contract, HttpRequest request, @Nullable QueryParameters parameters) {
        return parameters == null
                ? contract.decodeJson(request.bytes(), request.bodyOffset(), request.bodyLength())
                : contract.decodeQuery(parameters);
    }
}
