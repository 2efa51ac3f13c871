// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import io.sealwright.vocabulary.ServiceException;

/**
 * One operation of a service: how its input is read and its output written.
 *
 * @param <I> the record of its input, or {@link NoInput}
 * @param <O> the record of its output, or {@link NoOutput}
 */
public final class OperationContract<I extends Structure, O extends Structure> {
    private final String name;
    private final ServiceContract service;
    private final Class<I> inputType;
    private final StructureShape input;
    private final boolean hasOutput;
    private final StructureShape output;

    OperationContract(
            String name,
            ServiceContract service,
            Class<I> inputType,
            StructureShape input,
            Class<O> outputType,
            StructureShape output) {
        this.name = name;
        this.service = service;
        this.inputType = inputType;
        this.input = input;
        this.hasOutput = outputType != NoOutput.class;
        this.output = output;
    }

    /** As the model spells it, for example {@code GenerateDataKey}. */
    public String name() {
        return name;
    }

    public ServiceContract service() {
        return service;
    }

    public StructureShape input() {
        return input;
    }

    public StructureShape output() {
        return output;
    }

    /** Whether the model has an output; without one, JSON answers an empty body and XML no result element. */
    public boolean hasOutput() {
        return hasOutput;
    }

    /**
     * Reads and checks a JSON body.
     *
     * @throws ServiceException of the service's serialization code for what is no such JSON, of its validation code for
     *     broken limits, all of which are named; secrets read so far are wiped
     */
    public I decodeJson(byte[] body, int offset, int length) {
        var decoding = new Decoding(service);
        try {
            var values = new JsonReader(body, offset, length, decoding).body(input);
            return inputType.cast(decoding.finish(input, values));
        } catch (ServiceException refusal) {
            decoding.wipe();
            throw refusal;
        }
    }

    /** Reads and checks a form, with refusals as those of {@link #decodeJson}. */
    public I decodeQuery(QueryParameters parameters) {
        var decoding = new Decoding(service);
        try {
            var values = new QueryReader(parameters, decoding).body(input);
            return inputType.cast(decoding.finish(input, values));
        } catch (ServiceException refusal) {
            decoding.wipe();
            throw refusal;
        }
    }

    /** Writes the JSON body of an answer; nothing where the model has no output. */
    public void encodeJson(O output, ByteWriter to) {
        if (hasOutput) {
            JsonWriter.write(output, to);
        }
    }

    /** Writes the XML body of an answer. */
    public void encodeXml(O output, String requestId, ByteWriter to) {
        var xml = new XmlWriter(to);
        to.ascii('<')
                .ascii(name)
                .ascii("Response xmlns=\"")
                .ascii(service.xmlNamespace())
                .ascii("\">");
        if (hasOutput) {
            xml.structure(name + "Result", output);
        }
        xml.open("ResponseMetadata");
        xml.text("RequestId", requestId);
        xml.close("ResponseMetadata");
        xml.close(name + "Response");
    }

    /** Writes what an audit record shows of the input: a JSON object, or {@code null} where nothing remains. */
    public void writeRequestParameters(I input, ByteWriter to) {
        AuditWriter.writeOrNull(input, to);
    }

    /** Writes what an audit record shows of the output: a JSON object, or {@code null} where nothing remains. */
    public void writeResponseElements(O output, ByteWriter to) {
        AuditWriter.writeOrNull(output, to);
    }

    @Override
    public String toString() {
        return service.signingName() + ':' + name;
    }
}
