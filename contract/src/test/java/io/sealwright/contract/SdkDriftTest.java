// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.contract.kms.KmsContract;
import io.sealwright.contract.sts.StsContract;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.services.kms.model.KmsRequest;
import software.amazon.awssdk.services.sts.model.StsRequest;

/**
 * AWS's SDK for Java is newer than our models: each of its requests and answers, to the last member, is in our tables,
 * or is named here as not yet. This is how new features of AWS are noticed.
 */
class SdkDriftTest {
    /** {@code Operation} or {@code Structure.Member}, once AWS has what we do not. */
    private static final Set<String> NOT_YET = Set.of();

    @Test
    void kms_has_every_operation_and_member_of_the_sdk() throws Exception {
        assertThat(missing(KmsContract.SERVICE, KmsRequest.class)).isEqualTo(NOT_YET);
    }

    @Test
    void sts_has_every_operation_and_member_of_the_sdk() throws Exception {
        assertThat(missing(StsContract.SERVICE, StsRequest.class)).isEqualTo(NOT_YET);
    }

    private static Set<String> missing(ServiceContract service, Class<?> ofPackage) throws Exception {
        Set<String> missing = new HashSet<>();
        for (String request : requests(ofPackage)) {
            String name = request.substring(0, request.length() - "Request".length());
            OperationContract<?, ?> operation = service.operations().stream()
                    .filter(each -> each.name().equalsIgnoreCase(name)) // the SDK writes Saml where AWS writes SAML
                    .findFirst()
                    .orElse(null);
            if (operation == null) {
                missing.add(name);
                continue;
            }
            compare(operation.input(), pojo(ofPackage, name + "Request"), missing);
            compare(operation.output(), pojo(ofPackage, name + "Response"), missing);
        }
        return missing;
    }

    /** Of the SDK's classes, those that stand for an operation. */
    private static List<String> requests(Class<?> ofPackage) throws IOException {
        String folder = ofPackage.getPackageName().replace('.', '/') + '/';
        List<String> names = new ArrayList<>();
        String jar =
                ofPackage.getProtectionDomain().getCodeSource().getLocation().getPath();
        try (var entries = new JarFile(jar)) {
            entries.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(folder) && name.endsWith("Request.class"))
                    .map(name -> name.substring(folder.length(), name.length() - ".class".length()))
                    .filter(name -> !name.equals(ofPackage.getSimpleName()))
                    .forEach(names::add);
        }
        assertThat(names).hasSizeGreaterThan(10);
        return names;
    }

    private static SdkPojo pojo(Class<?> ofPackage, String name) throws Exception {
        Class<?> type = Class.forName(ofPackage.getPackageName() + '.' + name);
        Object builder = type.getMethod("builder").invoke(null);
        return (SdkPojo) builder;
    }

    private static void compare(StructureShape ours, SdkPojo theirs, Set<String> missing) {
        for (SdkField<?> field : theirs.sdkFields()) {
            Member member = ours.members().stream()
                    .filter(each -> each.name().equals(field.locationName()))
                    .findFirst()
                    .orElse(null);
            if (member == null) {
                missing.add(ours + "." + field.locationName());
                continue;
            }
            assertThat(field.marshallingType()).as(ours + "." + member.name()).isEqualTo(type(member.shape()));
            if (member.shape() instanceof StructureShape inner) {
                compare(inner, field.constructor().get(), missing);
            } else if (member.shape() instanceof Shape.ListOf list && list.element() instanceof StructureShape inner) {
                compare(inner, element(field), missing);
            }
        }
    }

    private static MarshallingType<?> type(Shape shape) {
        return switch (shape) {
            case Shape.Text _, Shape.SecretText _, EnumShape _ -> MarshallingType.STRING;
            case Shape.BlobOf _, Shape.SecretBlob _ -> MarshallingType.SDK_BYTES;
            case Shape.IntegerOf _ -> MarshallingType.INTEGER;
            case Shape.LongOf _ -> MarshallingType.LONG;
            case Shape.BooleanOf _ -> MarshallingType.BOOLEAN;
            case Shape.Timestamp _ -> MarshallingType.INSTANT;
            case Shape.ListOf _ -> MarshallingType.LIST;
            case Shape.MapOf _ -> MarshallingType.MAP;
            case StructureShape _ -> MarshallingType.SDK_POJO;
        };
    }

    private static SdkPojo element(SdkField<?> list) {
        return (SdkPojo)
                ((Supplier<?>) list.getTrait(ListTrait.class).memberFieldInfo().constructor()).get();
    }
}
