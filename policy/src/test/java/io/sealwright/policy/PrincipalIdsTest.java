// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.vocabulary.Principal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Principals by the ids that they had when a policy was put: a name that is given again means somebody else. */
class PrincipalIdsTest {
    private static final String ROLE = "arn:aws:iam::111122223333:role/app";
    private static final String SESSION = "arn:aws:sts::111122223333:assumed-role/app/one";
    private static final String FEDERATED = "arn:aws:sts::111122223333:federated-user/fed";

    private static Principal session(String roleId, String name) {
        return new Principal.AssumedRole("aws", Documents.ACCOUNT, "/", "app", roleId, name);
    }

    private static boolean allowed(String named, String id, Principal caller) throws MalformedPolicy {
        PolicyDocument policy =
                PolicyDocument.parse("""
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Principal":{"AWS":"%s"},"Action":"kms:*","Resource":"*"}]}""".formatted(named), PolicyType.KEY_POLICY, io.sealwright.vocabulary.Blob.EMPTY);
        PrincipalIds ids = PrincipalIds.of(Map.of(Documents.arn(named), id));
        assertThat(PrincipalIds.parse(ids.text())).isEqualTo(ids);
        PolicySet key = PolicySet.of(PolicyKind.RESOURCE, 1, List.of(policy), ids);
        PolicySet nothing = PolicySet.of(PolicyKind.IDENTITY, 1, List.of());
        var request = new AccessRequest(caller, Documents.ENCRYPT, Resource.of(Documents.KEY), Facts.NONE);
        return new PolicyEvaluator().decide(request, Policies.of(nothing, key)) instanceof Decision.Allowed;
    }

    @Test
    void a_user_is_meant_by_the_id_that_it_had() throws Exception {
        String bob = Documents.BOB.arn().toString();

        assertThat(allowed(bob, Documents.BOB.principalId(), Documents.BOB)).isTrue();
        assertThat(allowed(bob, "AIDAOTHER", Documents.BOB)).isFalse();
    }

    @Test
    void a_role_means_its_sessions_as_long_as_it_is_the_same_role() throws Exception {
        assertThat(allowed(ROLE, "AROAONE", session("AROAONE", "any"))).isTrue();
        assertThat(allowed(ROLE, "AROAONE", session("AROATWO", "any"))).isFalse();
    }

    @Test
    void a_session_is_meant_by_name_and_role() throws Exception {
        assertThat(allowed(SESSION, "AROAONE:one", session("AROAONE", "one"))).isTrue();
        assertThat(allowed(SESSION, "AROAONE:one", session("AROAONE", "two"))).isFalse();
        assertThat(allowed(SESSION, "AROAONE:one", session("AROATWO", "one"))).isFalse();
    }

    @Test
    void a_federated_session_is_meant_by_its_name_in_its_account() throws Exception {
        Principal.User issuer = (Principal.User) Documents.ALICE;
        Principal fed = new Principal.FederatedUser("aws", Documents.ACCOUNT, "fed", issuer);
        Principal other = new Principal.FederatedUser("aws", Documents.ACCOUNT, "other", issuer);

        assertThat(allowed(FEDERATED, "111122223333:fed", fed)).isTrue();
        assertThat(allowed(FEDERATED, "111122223333:fed", other)).isFalse();
    }
}
