// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.vocabulary.SecretBytes;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** Every operation of every service, with structures at random: what is written is read back as it was. */
class RoundTripTest {
    private static final int ROUNDS = 6;

    @ParameterizedTest
    @ValueSource(longs = {1, 20_260_101, 0x5EA1})
    void whatever_json_writes_json_reads(long seed) {
        RandomGenerator random = seeded(seed);
        var samples = new Samples(random);
        for (ServiceContract service : Contracts.all()) {
            for (OperationContract<?, ?> operation : service.operations()) {
                for (int round = 0; round < ROUNDS; round++) {
                    assertJson(service, operation.input(), samples, seed);
                    assertJson(service, operation.output(), samples, seed);
                }
            }
        }
    }

    private static void assertJson(ServiceContract service, StructureShape shape, Samples samples, long seed) {
        Structure structure = samples.structure(shape);
        var body = new ByteWriter(16);
        JsonWriter.write(structure, body);
        var decoding = new Decoding(service);

        var values = new JsonReader(body.toByteArray(), 0, body.length(), decoding).body(shape);

        assertSame(decoding.finish(shape, values), structure, shape + ", seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 20_260_102})
    void whatever_a_form_says_query_reads(long seed) {
        RandomGenerator random = seeded(seed);
        var samples = new Samples(random);
        for (ServiceContract service : Contracts.all()) {
            for (OperationContract<?, ?> operation : service.operations()) {
                Structure structure = samples.structure(operation.input());
                var form = new StringBuilder("Action=").append(operation.name());
                write(structure, "", form);
                byte[] bytes = form.toString().getBytes(StandardCharsets.US_ASCII);

                Structure read = operation.decodeQuery(QueryParameters.parse(bytes, 0, bytes.length));

                assertSame(read, structure, operation + ", seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 20_260_103})
    void whatever_xml_says_a_second_parser_reads(long seed) throws Exception {
        RandomGenerator random = seeded(seed);
        var samples = new Samples(random);
        for (ServiceContract service : Contracts.all()) {
            for (OperationContract<?, ?> operation : service.operations()) {
                assertXml(operation, samples);
            }
        }
    }

    @SuppressWarnings("unchecked") // the sample is of the operation's own shape
    private static <O extends Structure> void assertXml(OperationContract<?, O> operation, Samples samples)
            throws Exception {
        O output = (O) samples.structure(operation.output());
        var body = new ByteWriter();
        operation.encodeXml(output, "id", body);

        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(body.toByteArray()))
                .getDocumentElement();

        assertThat(root.getTagName()).isEqualTo(operation.name() + "Response");
        assertThat(root.getElementsByTagName("RequestId").getLength()).isGreaterThan(0);
        assertThat(root.getElementsByTagName(operation.name() + "Result").getLength())
                .isEqualTo(operation.hasOutput() ? 1 : 0);
    }

    private static RandomGenerator seeded(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** Secrets have no equals: they are compared by what they hold. */
    private static void assertSame(Object read, Object written, String where) {
        switch (written) {
            case SecretBytes secret ->
                assertThat(secret.sameAs((SecretBytes) read)).as(where).isTrue();
            case Structure structure -> {
                Structure other = (Structure) read;
                assertThat(other.shape()).as(where).isSameAs(structure.shape());
                for (int i = 0; i < structure.shape().size(); i++) {
                    Object value = structure.get(i);
                    if (value == null) {
                        assertThat(other.get(i)).as(where).isNull();
                    } else {
                        assertSame(
                                Objects.requireNonNull(other.get(i)),
                                value,
                                where + "." + structure.shape().member(i).name());
                    }
                }
            }
            case List<?> list -> {
                assertThat((List<?>) read).as(where).hasSameSizeAs(list);
                for (int i = 0; i < list.size(); i++) {
                    assertSame(((List<?>) read).get(i), list.get(i), where + "[" + i + "]");
                }
            }
            case Map<?, ?> map ->
                assertThat(List.copyOf(((Map<?, ?>) read).entrySet())).as(where).isEqualTo(List.copyOf(map.entrySet()));
            default -> assertThat(read).as(where).isEqualTo(written);
        }
    }

    private static void write(Structure structure, String prefix, StringBuilder form) {
        for (int i = 0; i < structure.shape().size(); i++) {
            Object value = structure.get(i);
            if (value != null) {
                write(
                        value,
                        prefix + structure.shape().member(i).name(),
                        structure.shape().member(i).shape(),
                        form);
            }
        }
        if (!prefix.isEmpty()) {
            parameter(prefix.substring(0, prefix.length() - 1), "", form);
        }
    }

    private static void write(Object value, String name, Shape shape, StringBuilder form) {
        switch (value) {
            case Structure inner -> write(inner, name + ".", form);
            case List<?> list when list.isEmpty() -> parameter(name, "", form);
            case List<?> list -> {
                for (int i = list.size(); i > 0; i--) {
                    write(list.get(i - 1), name + ".member." + i, shape, form);
                }
            }
            case Map<?, ?> map when map.isEmpty() -> parameter(name, "", form);
            case Map<?, ?> map -> {
                int number = 0;
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    String prefix = name + ".entry." + ++number;
                    write(entry.getKey(), prefix + ".key", shape, form);
                    write(entry.getValue(), prefix + ".value", shape, form);
                }
            }
            case WireName constant -> parameter(name, constant.wireName(), form);
            case io.sealwright.vocabulary.Blob blob -> parameter(name, base64(blob.sharedBytes()), form);
            case SecretBytes secret
            when shape instanceof Shape.SecretBlob -> parameter(name, base64(secret.exposedBytes()), form);
            case SecretBytes secret -> parameter(name, new String(secret.exposedBytes(), StandardCharsets.UTF_8), form);
            case Instant moment -> parameter(name, moment.toString(), form);
            default -> parameter(name, value.toString(), form);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static void parameter(String name, String value, StringBuilder form) {
        form.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
