// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import io.sealwright.vocabulary.Blob;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.node.ObjectNode;
import software.amazon.smithy.model.node.StringNode;

/** Smithy's way to write values in a test vector, as values of our tables. */
final class SmithyParams {

    /** A vector uses what our tables leave out. */
    static final class NotOurs extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotOurs(String what) {
            super(what);
        }
    }

    private SmithyParams() {}

    static SmithyTables.Generic structure(StructureShape shape, ObjectNode params) {
        var values = new @Nullable Object[shape.size()];
        for (Map.Entry<StringNode, Node> param : params.getMembers().entrySet()) {
            int index = indexOf(shape, param.getKey().getValue());
            values[index] = value(shape.member(index).shape(), param.getValue());
        }
        return SmithyTables.Generic.of(shape, values);
    }

    private static int indexOf(StructureShape shape, String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        int index = shape.find(utf8, 0, utf8.length);
        if (index < 0) {
            throw new NotOurs(shape + "." + name);
        }
        return index;
    }

    private static Object value(Shape shape, Node node) {
        if (node.isNullNode()) {
            throw new NotOurs("null");
        }
        return switch (shape) {
            case Shape.Text _ -> node.expectStringNode().getValue();
            case EnumShape constants ->
                known(constants.find(node.expectStringNode().getValue()));
            case Shape.BlobOf _ ->
                Blob.owning(node.expectStringNode().getValue().getBytes(StandardCharsets.UTF_8));
            case Shape.IntegerOf _ -> node.expectNumberNode().getValue().intValue();
            case Shape.LongOf _ -> node.expectNumberNode().getValue().longValue();
            case Shape.BooleanOf _ -> node.expectBooleanNode().getValue();
            case Shape.Timestamp _ ->
                Instant.ofEpochMilli(
                        Math.round(node.expectNumberNode().getValue().doubleValue() * 1000));
            case StructureShape structure -> structure(structure, node.expectObjectNode());
            case Shape.ListOf list -> list(list, node);
            case Shape.MapOf map -> map(map, node);
            case Shape.SecretText _, Shape.SecretBlob _ -> throw new NotOurs("secrets");
        };
    }

    private static Object known(@Nullable Object constant) {
        if (constant == null) {
            throw new NotOurs("an unknown constant");
        }
        return constant;
    }

    private static List<Object> list(Shape.ListOf shape, Node node) {
        return node.expectArrayNode().getElements().stream()
                .map(element -> value(shape.element(), element))
                .toList();
    }

    private static Map<Object, Object> map(Shape.MapOf shape, Node node) {
        Map<Object, Object> entries = new LinkedHashMap<>();
        node.expectObjectNode()
                .getMembers()
                .forEach((key, value) -> entries.put(value(shape.key(), key), value(shape.value(), value)));
        return entries;
    }
}
