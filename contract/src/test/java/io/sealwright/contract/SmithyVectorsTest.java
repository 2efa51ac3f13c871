// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.shapes.OperationShape;
import software.amazon.smithy.protocoltests.traits.AppliesTo;
import software.amazon.smithy.protocoltests.traits.HttpMessageTestCase;
import software.amazon.smithy.protocoltests.traits.HttpRequestTestsTrait;
import software.amazon.smithy.protocoltests.traits.HttpResponseTestsTrait;

/**
 * Smithy's conformance vectors for both protocols, run against tables made of Smithy's own models. How many apply is
 * pinned, so that none is lost unseen.
 */
class SmithyVectorsTest {
    private static final Model MODEL = Model.assembler()
            .discoverModels(SmithyVectorsTest.class.getClassLoader())
            .assemble()
            .getResult()
            .orElseThrow();

    /** A map that is empty is not written by Query's clients, so that no server can tell it from an absent one. */
    private static final String NOT_READABLE = "QueryEmptyQueryMaps";

    private final List<String> applied = new ArrayList<>();

    @Test
    void json_requests_are_read_as_smithy_means_them() {
        var tables = new SmithyTables(MODEL, Protocol.JSON_1_1);

        requests(tables, "aws.protocoltests.json", (operation, vector) -> {
            byte[] body = vector.getBody().orElse("").getBytes(StandardCharsets.UTF_8);
            var expected = SmithyParams.structure(operation.input(), vector.getParams());
            assertThat(operation.decodeJson(body, 0, body.length))
                    .as(vector.getId())
                    .isEqualTo(expected);
        });

        assertThat(applied).as(applied.toString()).hasSize(35);
    }

    @Test
    void json_answers_are_written_as_smithy_means_them() {
        var tables = new SmithyTables(MODEL, Protocol.JSON_1_1);

        responses(tables, "aws.protocoltests.json", (operation, vector) -> {
            var output = SmithyParams.structure(operation.output(), vector.getParams());
            String written = Bodies.written(to -> operation.encodeJson(output, to));
            assertThat(Node.parse(written))
                    .as(vector.getId())
                    .isEqualTo(Node.parse(
                            vector.getBody().filter(body -> !body.isBlank()).orElse("{}")));
        });

        assertThat(applied).as(applied.toString()).hasSize(22);
    }

    @Test
    void query_requests_are_read_as_smithy_means_them() {
        var tables = new SmithyTables(MODEL, Protocol.QUERY);

        requests(tables, "aws.protocoltests.query", (operation, vector) -> {
            byte[] body = vector.getBody().orElse("").getBytes(StandardCharsets.UTF_8);
            var expected = SmithyParams.structure(operation.input(), vector.getParams());
            assertThat(operation.decodeQuery(QueryParameters.parse(body, 0, body.length)))
                    .as(vector.getId())
                    .isEqualTo(expected);
        });

        assertThat(applied).as(applied.toString()).hasSize(20);
    }

    @Test
    void query_answers_are_written_as_smithy_means_them() {
        var tables = new SmithyTables(MODEL, Protocol.QUERY);

        responses(tables, "aws.protocoltests.query", (operation, vector) -> {
            var output = SmithyParams.structure(operation.output(), vector.getParams());
            String written = Bodies.written(to -> operation.encodeXml(output, "id", to));
            String body =
                    vector.getBody().filter(text -> !text.isBlank()).orElse("<" + operation.name() + "Response/>");
            assertThat(tree(written)).as(vector.getId()).isEqualTo(tree(body));
        });

        assertThat(applied).as(applied.toString()).hasSize(12);
    }

    private void requests(
            SmithyTables tables,
            String namespace,
            BiConsumer<OperationContract<SmithyTables.Generic, SmithyTables.Generic>, HttpMessageTestCase> check) {
        tables.operations(namespace).forEach((name, operation) -> {
            List<? extends HttpMessageTestCase> vectors = operation
                    .getTrait(HttpRequestTestsTrait.class)
                    .map(HttpRequestTestsTrait::getTestCases)
                    .orElse(List.of());
            run(tables, operation, vectors, check);
        });
    }

    private void responses(
            SmithyTables tables,
            String namespace,
            BiConsumer<OperationContract<SmithyTables.Generic, SmithyTables.Generic>, HttpMessageTestCase> check) {
        tables.operations(namespace).forEach((name, operation) -> {
            List<? extends HttpMessageTestCase> vectors = operation
                    .getTrait(HttpResponseTestsTrait.class)
                    .map(HttpResponseTestsTrait::getTestCases)
                    .orElse(List.of());
            run(tables, operation, vectors, check);
        });
    }

    private void run(
            SmithyTables tables,
            OperationShape shape,
            List<? extends HttpMessageTestCase> vectors,
            BiConsumer<OperationContract<SmithyTables.Generic, SmithyTables.Generic>, HttpMessageTestCase> check) {
        var operation = tables.operation(shape);
        for (HttpMessageTestCase vector : vectors) {
            boolean compressed = vector.getHeaders().containsKey("Content-Encoding");
            if (compressed
                    || vector.getId().equals(NOT_READABLE)
                    || vector.getAppliesTo().equals(Optional.of(AppliesTo.CLIENT))) {
                continue;
            }
            try {
                check.accept(operation, vector);
                applied.add(vector.getId());
            } catch (SmithyParams.NotOurs _) {
                // the vector is about a kind of value that none of our services has
            }
        }
    }

    /** What the vectors leave out, or have in another version of the protocol: request ids, results without content. */
    private static boolean isFrame(Element element) {
        boolean emptyResult = element.getTagName().endsWith("Result") && element.getFirstChild() == null;
        return emptyResult || element.getTagName().equals("ResponseMetadata");
    }

    /** Elements, attributes left aside, with children sorted: their order means nothing in a structure. */
    private static String tree(String xml) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            return tree(factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement());
        } catch (Exception broken) {
            throw new AssertionError("not XML: " + xml, broken);
        }
    }

    private static String tree(Element element) {
        List<String> children = new ArrayList<>();
        boolean leaf = true;
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                leaf = false;
                children.add(isFrame(inner) ? "" : tree(inner));
            }
        }
        String content = leaf
                ? element.getTextContent().strip()
                : children.stream().sorted().collect(Collectors.joining());
        return "<" + element.getTagName() + ">" + content + "</>";
    }
}
