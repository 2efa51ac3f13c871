// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations;

import io.sealwright.kms.Answer;
import io.sealwright.kms.Kms;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** A server with an organization, and its administrator's everyday calls. */
@NullUnmarked
public final class OrganizationFixture implements AutoCloseable {
    public static final String SCP = "SERVICE_CONTROL_POLICY";
    public static final String RCP = "RESOURCE_CONTROL_POLICY";
    public static final String FULL = "p-FullAWSAccess";

    public final Kms kms = Kms.start();
    public final TestAccount management = kms.newAccount();
    public final TestUser alice = management.administrator();
    private int made;

    public OrganizationFixture() {
        kms.found(management);
    }

    public Answer call(String operation, Object... members) {
        return alice.organizations(operation, members);
    }

    public String organizationId() {
        return (String) call("DescribeOrganization").ok().object("Organization").get("Id");
    }

    public Map<String, Object> root() {
        return call("ListRoots").ok().<Map<String, Object>>list("Roots").getFirst();
    }

    public String rootId() {
        return (String) root().get("Id");
    }

    /** Makes a unit; its id. */
    public String unit(String parent) {
        return (String) call("CreateOrganizationalUnit", "ParentId", parent, "Name", "unit " + ++made)
                .ok()
                .object("OrganizationalUnit")
                .get("Id");
    }

    /** Makes an account; its number. */
    public String account() {
        String request =
                (String) call("CreateAccount", "AccountName", "account " + ++made, "Email", made + "@example.com")
                        .ok()
                        .object("CreateAccountStatus")
                        .get("Id");
        return (String) call("DescribeCreateAccountStatus", "CreateAccountRequestId", request)
                .ok()
                .object("CreateAccountStatus")
                .get("AccountId");
    }

    /** Makes a policy; its id. */
    public String policy(String type, String content) {
        return (String) ((Map<?, ?>) call(
                                "CreatePolicy",
                                "Type",
                                type,
                                "Name",
                                "policy " + ++made,
                                "Description",
                                "",
                                "Content",
                                content)
                        .ok()
                        .object("Policy")
                        .get("PolicySummary"))
                .get("Id");
    }

    public static String allowing(String... actions) {
        return service("Allow", actions);
    }

    public static String denying(String... actions) {
        return service("Deny", actions);
    }

    private static String service(String effect, String... actions) {
        return io.sealwright.kms.Json.object(
                "Version",
                "2012-10-17",
                "Statement",
                List.of(Map.of("Effect", effect, "Action", List.of(actions), "Resource", "*")));
    }

    public void enable(String type) {
        call("EnablePolicyType", "RootId", rootId(), "PolicyType", type).ok();
    }

    public void disable(String type) {
        call("DisablePolicyType", "RootId", rootId(), "PolicyType", type).ok();
    }

    public Answer attach(String policy, String target) {
        return call("AttachPolicy", "PolicyId", policy, "TargetId", target);
    }

    public Answer detach(String policy, String target) {
        return call("DetachPolicy", "PolicyId", policy, "TargetId", target);
    }

    /** Ids of what is directly attached. */
    public List<Object> attached(String type, String target) {
        return call("ListPoliciesForTarget", "TargetId", target, "Filter", type)
                .ok()
                .<Map<String, Object>>list("Policies")
                .stream()
                .map(policy -> policy.get("Id"))
                .toList();
    }

    /** Refused with this code, text and reason. */
    public static void isRefusal(Answer answer, String code, String reason, String text) {
        answer.isRefusal(code, text);
        org.assertj.core.api.Assertions.assertThat(answer.text("Reason")).isEqualTo(reason);
    }

    @Override
    public void close() throws java.io.IOException {
        kms.close();
    }
}
