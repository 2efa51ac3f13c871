// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import static io.sealwright.policy.Documents.ALICE;
import static io.sealwright.policy.Documents.CREATE_KEY;
import static io.sealwright.policy.Documents.DECRYPT;
import static io.sealwright.policy.Documents.KEY;
import static io.sealwright.policy.Documents.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Principal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of AWS, whole. */
class AccessDeniedTextTest {
    private static final String WHO = "User: arn:aws:iam::111122223333:user/alice is not authorized to perform: ";
    private static final String TO_STRANGERS = "because the resource does not exist in this Region, no resource-based"
            + " policies allow access, or a resource-based policy explicitly denies access";

    private final AccessRequest decrypt = new AccessRequest(ALICE, DECRYPT, Resource.of(KEY), Facts.NONE);

    @Test
    void an_implicit_denial_names_the_policy_that_is_missing() {
        assertThat(AccessDeniedText.of(decrypt, new Decision.ImplicitlyDenied(PolicyKind.IDENTITY)))
                .isEqualTo(WHO + "kms:Decrypt on resource: " + KEY
                        + " because no identity-based policy allows the kms:Decrypt action");
        assertThat(AccessDeniedText.of(decrypt, new Decision.ImplicitlyDenied(PolicyKind.RESOURCE)))
                .endsWith(" because no resource-based policy allows the kms:Decrypt action");
    }

    @Test
    void an_explicit_denial_names_the_policy_that_denies() {
        assertThat(AccessDeniedText.of(decrypt, new Decision.ExplicitlyDenied(PolicyKind.RESOURCE)))
                .isEqualTo(
                        WHO + "kms:Decrypt on resource: " + KEY + " with an explicit deny in a resource-based policy");
        assertThat(AccessDeniedText.of(decrypt, new Decision.ExplicitlyDenied(PolicyKind.IDENTITY)))
                .endsWith(" with an explicit deny in an identity-based policy");
    }

    @ParameterizedTest
    @CsvSource({
        "BOUNDARY, permissions boundary, a permissions boundary",
        "SESSION, session policy, a session policy",
        "SERVICE_CONTROL, service control policy, a service control policy",
        "RESOURCE_CONTROL, resource control policy, a resource control policy",
        "ENDPOINT, VPC endpoint policy, a VPC endpoint policy",
        "TRUST, role trust policy, the role trust policy"
    })
    void each_kind_of_policy_has_its_words(PolicyKind kind, String noun, String withArticle) {
        assertThat(AccessDeniedText.of(decrypt, new Decision.ImplicitlyDenied(kind)))
                .endsWith(" because no " + noun + " allows the kms:Decrypt action");
        assertThat(AccessDeniedText.of(decrypt, new Decision.ExplicitlyDenied(kind)))
                .endsWith(" with an explicit deny in " + withArticle);
    }

    @Test
    void assume_role_is_refused_without_a_reason_whether_or_not_the_role_is_there() {
        var assume = new AccessRequest(STRANGER, Documents.ASSUME_ROLE, Resource.of(Documents.ROLE), Facts.NONE);

        assertThat(AccessDeniedText.withoutReason(assume))
                .isEqualTo("User: arn:aws:iam::444455556666:user/stranger is not authorized to perform:"
                        + " sts:AssumeRole on resource: arn:aws:iam::111122223333:role/app/writer");
        assertThat(AccessDeniedText.of(assume, new Decision.ImplicitlyDenied(PolicyKind.TRUST)))
                .isEqualTo(AccessDeniedText.withoutReason(assume)
                        + " because no role trust policy allows the sts:AssumeRole action");
    }

    @Test
    void a_session_is_named_by_its_own_arn_and_the_root_user_by_the_accounts() {
        var session = new AccessRequest(Documents.WRITER, DECRYPT, Resource.of(KEY), Facts.NONE);
        var root = new AccessRequest(Documents.ROOT_USER, DECRYPT, Resource.of(KEY), Facts.NONE);

        assertThat(AccessDeniedText.withoutReason(session))
                .startsWith("User: arn:aws:sts::111122223333:assumed-role/writer/s1 is not authorized");
        assertThat(AccessDeniedText.withoutReason(root)).startsWith("User: arn:aws:iam::111122223333:root is not");
    }

    @Test
    void an_operation_without_a_resource_names_a_star() {
        var create = new AccessRequest(ALICE, CREATE_KEY, Resource.EVERYTHING, Facts.NONE);

        assertThat(AccessDeniedText.of(create, new Decision.ImplicitlyDenied(PolicyKind.IDENTITY)))
                .isEqualTo(WHO + "kms:CreateKey on resource: * because no identity-based policy allows the"
                        + " kms:CreateKey action");
    }

    @Test
    void to_a_stranger_from_another_account_every_denial_reads_the_same() {
        var foreign = new AccessRequest(STRANGER, DECRYPT, Resource.of(KEY), Facts.NONE);
        List<Decision> denials = List.of(
                new Decision.ImplicitlyDenied(PolicyKind.IDENTITY),
                new Decision.ImplicitlyDenied(PolicyKind.RESOURCE),
                new Decision.ExplicitlyDenied(PolicyKind.IDENTITY),
                new Decision.ExplicitlyDenied(PolicyKind.RESOURCE));

        assertThat(denials)
                .allSatisfy(denial -> assertThat(AccessDeniedText.of(foreign, denial))
                        .isEqualTo("User: arn:aws:iam::444455556666:user/stranger is not authorized to perform:"
                                + " kms:Decrypt on this resource " + TO_STRANGERS));
    }

    @Test
    void a_key_that_only_a_ciphertext_named_is_not_named() {
        assertThat(AccessDeniedText.ofCiphertext(decrypt))
                .isEqualTo(WHO + "kms:Decrypt on the resource associated with this ciphertext " + TO_STRANGERS);
    }

    @Test
    void whom_a_provider_vouches_for_is_not_named() {
        Arn provider = new Arn("aws", "iam", "", "111122223333", "oidc-provider/ci.example");
        var request = new AccessRequest(
                new Principal.Federated("aws", new AccountId("111122223333"), provider, "subject"),
                new Action("sts", "AssumeRoleWithWebIdentity"),
                Resource.of(new Arn("aws", "iam", "", "111122223333", "role/builder")),
                Facts.NONE);

        assertThat(AccessDeniedText.withoutReason(request))
                .isEqualTo("Not authorized to perform sts:AssumeRoleWithWebIdentity");
    }
}
