// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import io.sealwright.contract.kms.KmsError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.shapes.MemberShape;
import software.amazon.smithy.model.shapes.OperationShape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.model.traits.EnumTrait;
import software.amazon.smithy.model.traits.SparseTrait;
import software.amazon.smithy.model.traits.TimestampFormatTrait;
import software.amazon.smithy.model.traits.XmlAttributeTrait;
import software.amazon.smithy.model.traits.XmlFlattenedTrait;
import software.amazon.smithy.model.traits.XmlNameTrait;
import software.amazon.smithy.model.traits.XmlNamespaceTrait;

/**
 * Our tables for Smithy's own test services. Members of kinds that none of our six services has are left out (unions,
 * documents, floating point, sparse lists, renamed or flattened XML, other timestamp formats), and what recurs is
 * unrolled a few times; vectors that use what was left out do not apply.
 */
@SuppressWarnings("deprecation") // the trait of enums that are still strings in these models
final class SmithyTables {
    private static final int MAX_NESTING = 5;
    private static final List<Class<? extends software.amazon.smithy.model.traits.Trait>> FOREIGN = List.of(
            SparseTrait.class,
            TimestampFormatTrait.class,
            XmlAttributeTrait.class,
            XmlFlattenedTrait.class,
            XmlNameTrait.class,
            XmlNamespaceTrait.class);

    private final Model model;
    private final ServiceContract service;
    private final List<StructureShape> structures = new ArrayList<>();

    SmithyTables(Model model, Protocol protocol) {
        var errors = new ServiceErrors(
                KmsError.VALIDATION,
                KmsError.SERIALIZATION,
                KmsError.ACCESS_DENIED,
                KmsError.KMS_INTERNAL,
                KmsError.DEPENDENCY_TIMEOUT,
                false);
        this.model = model;
        this.service = switch (protocol) {
            case JSON_1_1 -> ServiceContract.json("probe", "2018-01-01", "JsonProtocol", true, errors);
            case QUERY -> ServiceContract.query("probe", "2020-01-08", "https://example.com/", true, errors);
        };
    }

    /** A structure without a record of its own. */
    record Generic(StructureShape shape, List<Optional<Object>> values) implements Structure {

        static Generic of(StructureShape shape, @Nullable Object[] values) {
            return new Generic(
                    shape, Arrays.stream(values).map(Optional::ofNullable).toList());
        }

        @Override
        public @Nullable Object get(int member) {
            return values.get(member).orElse(null);
        }
    }

    record Constant(String wireName, int ordinal) implements WireName {}

    OperationContract<Generic, Generic> operation(OperationShape operation) {
        return service.define(
                operation.getId().getName(),
                Generic.class,
                structure(operation.getInputShape(), 0),
                Generic.class,
                structure(operation.getOutputShape(), 0));
    }

    private StructureShape structure(ShapeId id, int nesting) {
        List<Member> members = new ArrayList<>();
        for (MemberShape member : model.expectShape(id).members()) {
            Shape shape = isForeign(member) ? null : shape(member.getTarget(), nesting + 1);
            if (shape != null) {
                members.add(Member.optional(member.getMemberName(), shape));
            }
        }
        int ordinal = structures.size();
        structures.add(null);
        var made = new StructureShape(
                id.getName(),
                ordinal,
                (which, values) -> Generic.of(structures.get(which), values),
                members.toArray(Member[]::new));
        structures.set(ordinal, made);
        return made;
    }

    private static boolean isForeign(software.amazon.smithy.model.shapes.Shape shape) {
        return FOREIGN.stream().anyMatch(shape::hasTrait);
    }

    private @Nullable Shape shape(ShapeId id, int nesting) {
        var shape = model.expectShape(id);
        if (nesting > MAX_NESTING || isForeign(shape)) {
            return null;
        }
        return switch (shape.getType()) {
            case STRING ->
                shape.hasTrait(EnumTrait.class)
                        ? constants(shape.expectTrait(EnumTrait.class).getEnumDefinitionValues())
                        : new Shape.Text(Long.MIN_VALUE, Long.MAX_VALUE, TextPattern.ANY, false);
            case ENUM ->
                constants(List.copyOf(
                        shape.asEnumShape().orElseThrow().getEnumValues().values()));
            case BYTE, SHORT, INTEGER, INT_ENUM -> new Shape.IntegerOf(Long.MIN_VALUE, Long.MAX_VALUE);
            case LONG -> new Shape.LongOf(Long.MIN_VALUE, Long.MAX_VALUE);
            case BOOLEAN -> new Shape.BooleanOf();
            case BLOB -> new Shape.BlobOf(Long.MIN_VALUE, Long.MAX_VALUE);
            case TIMESTAMP -> new Shape.Timestamp();
            case LIST, SET -> list(shape.asListShape().orElseThrow().getMember(), nesting);
            case MAP -> map(shape.asMapShape().orElseThrow(), nesting);
            case STRUCTURE -> structure(id, nesting);
            default -> null; // kinds that our services do not have
        };
    }

    private static EnumShape constants(List<String> names) {
        var constants = new WireName[names.size()];
        for (int i = 0; i < constants.length; i++) {
            constants[i] = new Constant(names.get(i), i);
        }
        return new EnumShape(constants);
    }

    private @Nullable Shape list(MemberShape member, int nesting) {
        Shape element = isForeign(member) ? null : shape(member.getTarget(), nesting);
        return element == null ? null : new Shape.ListOf(element, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private @Nullable Shape map(software.amazon.smithy.model.shapes.MapShape map, int nesting) {
        boolean foreign = isForeign(map.getKey()) || isForeign(map.getValue());
        Shape key = foreign ? null : shape(map.getKey().getTarget(), nesting);
        Shape value = foreign ? null : shape(map.getValue().getTarget(), nesting);
        return key == null || value == null ? null : new Shape.MapOf(key, value, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** All operations of a namespace by name. */
    Map<String, OperationShape> operations(String namespace) {
        Map<String, OperationShape> operations = new HashMap<>();
        for (OperationShape operation : model.getOperationShapes()) {
            if (operation.getId().getNamespace().equals(namespace)) {
                operations.put(operation.getId().getName(), operation);
            }
        }
        return operations;
    }
}
