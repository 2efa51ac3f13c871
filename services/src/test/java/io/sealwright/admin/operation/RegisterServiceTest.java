// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.admin.ObjectStore;
import io.sealwright.kms.Answer;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestUser;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedKms.class)
@NullUnmarked
class RegisterServiceTest {
    private ObjectStore store;

    @BeforeEach
    void a_store(Kms kms) {
        store = new ObjectStore(kms);
    }

    private static Answer register(TestUser by, String name, String principal, List<String> hosts, String operation) {
        return ObjectStore.call(
                by,
                "RegisterService",
                "ServiceName",
                name,
                "PrincipalArn",
                principal,
                "Hosts",
                hosts,
                "Operations",
                List.of(operation));
    }

    @Test
    void the_management_account_registers_and_every_account_sees_it() {
        Answer answer = store.register("GenerateDataKey", "Decrypt").ok();

        assertThat(answer.object("Service"))
                .containsEntry("ServiceName", store.name)
                .containsEntry("PrincipalArn", store.principal.arn())
                .containsEntry("Operations", List.of("Decrypt", "GenerateDataKey"))
                .containsEntry("CanonicalPath", "ENCODED_AGAIN")
                .containsEntry("ForwardingEnabled", false);
        TestUser tenant = store.kms.newAccount().administrator();
        assertThat(listed(tenant)).containsEntry("ForwardingEnabled", false);
        store.enable(tenant).ok();
        assertThat(listed(tenant)).containsEntry("ForwardingEnabled", true);
        assertThat(listed(store.kms.newAccount().administrator())).containsEntry("ForwardingEnabled", false);
    }

    private Map<String, Object> listed(TestUser by) {
        List<Map<String, Object>> services =
                ObjectStore.call(by, "ListServices").ok().list("Services");
        return services.stream()
                .filter(service -> service.get("ServiceName").equals(store.name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_tenant_registers_nothing_whatever_its_policies_allow() {
        TestUser tenant = store.kms.newAccount().administrator();

        for (Answer answer : List.of(
                store.register(tenant, tenant.arn(), "Decrypt"),
                ObjectStore.call(tenant, "DeregisterService", "ServiceName", store.name))) {
            assertThat(answer.code()).isEqualTo("AccessDeniedException");
            assertThat(answer.body()).contains("Only the management account");
        }
    }

    @Test
    void a_principal_without_the_right_registers_nothing_in_the_management_account_either() {
        TestUser clerk = store.kms.managementAccount().user("clerk-" + store.name);

        assertThat(store.register(clerk, store.principal.arn(), "Decrypt").body())
                .contains("is not authorized to perform: sealwright:RegisterService");
    }

    @Test
    void a_service_does_not_register_itself() {
        TestUser service = store.kms.managementAccount().userAllowed("service-" + store.name, "sealwright:*");

        Answer answer = store.register(service, service.arn(), "Decrypt");

        assertThat(answer.code()).isEqualTo("InvalidServiceException");
        assertThat(answer.body()).contains("A service does not register itself.");
    }

    @Test
    void names_of_services_that_we_serve_are_taken() {
        for (String ours :
                List.of("kms", "sts", "iam", "organizations", "secretsmanager", "cloudtrail", "sealwright")) {
            Answer answer =
                    register(store.management, ours, store.principal.arn(), List.of(ObjectStore.HOST), "Decrypt");

            assertThat(answer.code()).as(ours).isEqualTo("InvalidServiceException");
        }
    }

    @Test
    void operations_that_no_service_calls_for_others_cannot_be_registered() {
        for (String operation :
                List.of("CreateGrant", "PutKeyPolicy", "ScheduleKeyDeletion", "ListKeys", "*", "decrypt")) {
            assertThat(store.register(operation).code()).as(operation).isEqualTo("ValidationException");
        }
    }

    @Test
    void a_name_a_host_and_a_principal_are_what_they_must_be() {
        String principal = store.principal.arn();
        for (String name : List.of("S3", "a.b", "9", "", "a/b", "x".repeat(64))) {
            assertThat(register(store.management, name, principal, List.of(ObjectStore.HOST), "Decrypt")
                            .code())
                    .as(name)
                    .isEqualTo("ValidationException");
        }
        for (String host : List.of("", "Objects.example", "*", "a b", "objects.example:8443:1")) {
            assertThat(register(store.management, store.name, principal, List.of(host), "Decrypt")
                            .code())
                    .as(host)
                    .isEqualTo("ValidationException");
        }
        for (String nobody : List.of(
                "object-store",
                "arn:aws:iam::%s:root".formatted(store.principal.account()),
                "arn:aws:iam::%s:user/nobody".formatted(store.principal.account()),
                "arn:aws:sts::%s:federated-user/x".formatted(store.principal.account()))) {
            assertThat(store.register(store.management, nobody, "Decrypt").code())
                    .as(nobody)
                    .isEqualTo("InvalidServiceException");
        }
    }

    @Test
    void a_name_is_registered_once_and_a_principal_is_one_service() {
        store.register("Decrypt").ok();

        assertThat(store.register("Decrypt").code()).isEqualTo("ServiceAlreadyRegisteredException");
        assertThat(register(
                                store.management,
                                store.name + "-2",
                                store.principal.arn(),
                                List.of(ObjectStore.HOST),
                                "Decrypt")
                        .code())
                .isEqualTo("ServiceAlreadyRegisteredException");
    }

    @Test
    void an_account_allows_what_is_registered_and_takes_back_what_it_allowed() {
        TestUser tenant = store.kms.newAccount().administrator();

        assertThat(store.enable(tenant).code()).isEqualTo("NoSuchServiceException");
        assertThat(ObjectStore.call(store.management, "DeregisterService", "ServiceName", store.name)
                        .code())
                .isEqualTo("NoSuchServiceException");
        store.register("Decrypt").ok();
        assertThat(ObjectStore.call(tenant, "DisableServiceForwarding", "ServiceName", store.name)
                        .code())
                .isEqualTo("NoSuchServiceException");
        store.enable(tenant).ok();
        ObjectStore.call(tenant, "DisableServiceForwarding", "ServiceName", store.name)
                .ok();
    }

    @Test
    void a_row_that_somebody_changed_speaks_for_nobody() throws Exception {
        try (Kms kms = Kms.start()) {
            ObjectStore own = ObjectStore.registered(kms);
            TestUser alice = kms.newAccount().administrator();
            own.enable(alice).ok();
            kms.tamper("UPDATE sealwright_service SET operations = 'Decrypt Encrypt'");

            assertThat(own.exchange(own.get(alice)).code()).isEqualTo("InternalFailure");
        }
    }
}
