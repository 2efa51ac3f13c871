// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import io.sealwright.vocabulary.ErrorCode;
import io.sealwright.vocabulary.ServiceException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A service: its protocol, its operations, and how it refuses. Immutable once its generated class is initialised. */
public final class ServiceContract {
    private final Protocol protocol;
    private final String signingName;
    private final String apiVersion;
    private final String targetPrefix;
    private final String xmlNamespace;
    private final boolean echoesValues;
    private final ServiceErrors errors;
    private final List<OperationContract<?, ?>> operations = new ArrayList<>();
    private final Map<String, OperationContract<?, ?>> byName = new HashMap<>();
    private boolean complete;

    private ServiceContract(
            Protocol protocol,
            String signingName,
            String apiVersion,
            String targetPrefix,
            String xmlNamespace,
            boolean echoesValues,
            ServiceErrors errors) {
        this.protocol = protocol;
        this.signingName = signingName;
        this.apiVersion = apiVersion;
        this.targetPrefix = targetPrefix;
        this.xmlNamespace = xmlNamespace;
        this.echoesValues = echoesValues;
        this.errors = errors;
    }

    /** A service of the AWS JSON 1.1 protocol, still without operations. */
    public static ServiceContract json(
            String signingName, String apiVersion, String targetPrefix, boolean echoesValues, ServiceErrors errors) {
        return new ServiceContract(Protocol.JSON_1_1, signingName, apiVersion, targetPrefix, "", echoesValues, errors);
    }

    /** A service of the AWS Query protocol, still without operations. */
    public static ServiceContract query(
            String signingName, String apiVersion, String xmlNamespace, boolean echoesValues, ServiceErrors errors) {
        return new ServiceContract(Protocol.QUERY, signingName, apiVersion, "", xmlNamespace, echoesValues, errors);
    }

    /** Adds an operation: for the static initialiser of a generated class only. */
    public <I extends Structure, O extends Structure> OperationContract<I, O> define(
            String name, Class<I> inputType, StructureShape input, Class<O> outputType, StructureShape output) {
        if (complete) {
            throw new IllegalStateException(signingName + " is complete");
        }
        var operation = new OperationContract<>(name, this, inputType, input, outputType, output);
        operations.add(operation);
        byName.put(name, operation);
        return operation;
    }

    /** No operation can be added from here on. */
    public void complete() {
        complete = true;
    }

    /** The name in a credential scope: {@code kms}. */
    public String signingName() {
        return signingName;
    }

    /** The name in audit records: {@code kms.amazonaws.com}. */
    public String eventSource() {
        return signingName + ".amazonaws.com";
    }

    public Protocol protocol() {
        return protocol;
    }

    /** What stands before the last dot of X-Amz-Target; empty for Query. */
    public String targetPrefix() {
        return targetPrefix;
    }

    /** The Version of Query, for example {@code 2011-06-15}. */
    public String apiVersion() {
        return apiVersion;
    }

    /** The namespace of XML answers; empty for JSON. */
    public String xmlNamespace() {
        return xmlNamespace;
    }

    /** The operation of this name, or null where the model, or our scope of it, has none. */
    public @Nullable OperationContract<?, ?> operation(String name) {
        return byName.get(name);
    }

    /** In the order of their names. */
    public List<OperationContract<?, ?>> operations() {
        return Collections.unmodifiableList(operations);
    }

    public ErrorCode validation() {
        return errors.validation();
    }

    public ErrorCode serialization() {
        return errors.serialization();
    }

    public ErrorCode accessDenied() {
        return errors.accessDenied();
    }

    /** What a bug of ours is answered with; SDKs retry it. */
    public ErrorCode internal() {
        return errors.internal();
    }

    /** What is answered when the same request may succeed later. */
    public ErrorCode retryable() {
        return errors.retryable();
    }

    ServiceErrors errors() {
        return errors;
    }

    /** Whether validation texts show the value; IAM's do not. */
    boolean echoesValues() {
        return echoesValues;
    }

    /** Writes the body of a refusal in this service's protocol. */
    public void encodeRefusal(ServiceException why, String requestId, ByteWriter to) {
        switch (protocol) {
            case JSON_1_1 -> Refusals.writeJson(why, to);
            case QUERY -> Refusals.writeXml(why, xmlNamespace, requestId, to);
        }
    }

    @Override
    public String toString() {
        return signingName;
    }
}
