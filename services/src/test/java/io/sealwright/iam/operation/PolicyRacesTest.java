// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.iam.Iam;
import io.sealwright.iam.XmlAnswer;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rules of managed policies and roles that two callers together could break, if each found them kept. */
@ExtendWith(SharedKms.class)
class PolicyRacesTest {
    private static final int ROUNDS = 8;
    private static final String ALLOW = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:ListKeys","Resource":"*"}}""";

    private Iam iam;

    @BeforeEach
    void open(Kms kms) {
        var account = kms.newAccount();
        iam = Iam.as(account.administrator());
        String trust = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"%s"},"Action":"sts:AssumeRole"}]}""".formatted(account.id());
        iam.call("CreateRole", "RoleName", "r", "AssumeRolePolicyDocument", trust)
                .ok();
    }

    private String policy(String name) {
        return iam.call("CreatePolicy", "PolicyName", name, "PolicyDocument", ALLOW)
                .ok()
                .text("Arn");
    }

    private static long succeeded(List<Callable<XmlAnswer>> calls) throws Exception {
        var barrier = new CyclicBarrier(calls.size());
        long succeeded = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<XmlAnswer>> begun = new ArrayList<>();
            for (Callable<XmlAnswer> call : calls) {
                begun.add(threads.submit(() -> {
                    barrier.await();
                    return call.call();
                }));
            }
            for (Future<XmlAnswer> each : begun) {
                int status = each.get().answer().status();
                assertThat(status).as(each.get().body()).isLessThan(500);
                succeeded += status == 200 ? 1 : 0;
            }
        }
        return succeeded;
    }

    @Test
    void nobody_has_a_policy_attached_that_is_gone() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String policy = policy("p" + round);

            assertThat(succeeded(List.of(
                            () -> iam.call("AttachRolePolicy", "RoleName", "r", "PolicyArn", policy),
                            () -> iam.call("DeletePolicy", "PolicyArn", policy))))
                    .isEqualTo(1);

            boolean there = iam.call("GetPolicy", "PolicyArn", policy).answer().status() == 200;
            List<String> attached =
                    iam.call("ListAttachedRolePolicies", "RoleName", "r").ok().all("PolicyArn");
            assertThat(attached.contains(policy)).isEqualTo(there);
            if (there) {
                iam.call("DetachRolePolicy", "RoleName", "r", "PolicyArn", policy)
                        .ok();
            }
        }
    }

    @Test
    void six_who_make_versions_make_four() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String policy = policy("p" + round);
            Callable<XmlAnswer> make =
                    () -> iam.call("CreatePolicyVersion", "PolicyArn", policy, "PolicyDocument", ALLOW);

            assertThat(succeeded(Collections.nCopies(6, make))).isEqualTo(4);

            assertThat(iam.call("ListPolicyVersions", "PolicyArn", policy).ok().all("VersionId"))
                    .containsExactly("v5", "v4", "v3", "v2", "v1");
        }
    }

    @Test
    void a_version_in_force_is_never_deleted() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String policy = policy("p" + round);
            iam.call("CreatePolicyVersion", "PolicyArn", policy, "PolicyDocument", ALLOW)
                    .ok();

            assertThat(succeeded(List.of(
                            () -> iam.call("SetDefaultPolicyVersion", "PolicyArn", policy, "VersionId", "v2"),
                            () -> iam.call("DeletePolicyVersion", "PolicyArn", policy, "VersionId", "v2"))))
                    .isEqualTo(1);

            XmlAnswer told = iam.call("GetPolicy", "PolicyArn", policy).ok();
            iam.call("GetPolicyVersion", "PolicyArn", policy, "VersionId", told.text("DefaultVersionId"))
                    .ok();
        }
    }
}
