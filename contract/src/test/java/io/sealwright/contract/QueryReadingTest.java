// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import static io.sealwright.contract.Bodies.form;
import static io.sealwright.contract.Bodies.refusalOfForm;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.contract.iam.ContextEntry;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.sts.AssumeRoleWithWebIdentityRequest;
import io.sealwright.contract.sts.StsContract;
import io.sealwright.contract.sts.StsError;
import io.sealwright.contract.sts.Tag;
import io.sealwright.vocabulary.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What AWS Query takes: forms as the SDKs and the CLI send them. */
class QueryReadingTest {
    private static final String ROLE = "RoleArn=arn:aws:iam::111122223333:role/Role&RoleSessionName=Session";

    @Test
    void lists_of_structures_are_numbered_from_one_in_any_order() {
        assertThat(form(
                                StsContract.ASSUME_ROLE,
                                ROLE + "&Tags.member.2.Value=2&Tags.member.1.Key=a&Tags.member.2.Key=b"
                                        + "&Tags.member.1.Value=1")
                        .tags())
                .containsExactly(new Tag("a", "1"), new Tag("b", "2"));
    }

    @Test
    void numbers_of_two_digits_follow_those_of_one() {
        var form = new StringBuilder(ROLE);
        for (int i = 11; i > 0; i--) {
            form.append("&TransitiveTagKeys.member.").append(i).append("=k").append(i);
        }

        assertThat(form(StsContract.ASSUME_ROLE, form.toString()).transitiveTagKeys())
                .startsWith("k1", "k2")
                .endsWith("k10", "k11");
    }

    @Test
    void an_empty_list_is_not_a_missing_one() {
        assertThat(form(StsContract.ASSUME_ROLE, ROLE + "&Tags=").tags()).isEmpty();
        assertThat(form(StsContract.ASSUME_ROLE, ROLE).tags()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&TransitiveTagKeys.member.2=b",
                "&TransitiveTagKeys.member.1=a&TransitiveTagKeys.member.3=c",
                "&TransitiveTagKeys.member.0=a",
                "&TransitiveTagKeys.member.01=a",
                "&TransitiveTagKeys.member.x=a",
                "&TransitiveTagKeys.member.99999999999=a"
            })
    void gaps_are_refused(String list) {
        assertSerialization(ROLE + list);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&DurationSeconds=x",
                "&DurationSeconds=3600.5",
                "&DurationSeconds=",
                "&DurationSeconds=2147483648",
                "&RoleArn=twice",
                "&Policy=%",
                "&Policy=%4",
                "&Policy=%zz",
                "&Policy=%FF",
                "&%FF=x",
                "&Policy=%C3"
            })
    void what_is_no_form_or_no_number_is_refused(String more) {
        assertSerialization(ROLE + more);
    }

    @Test
    void plus_and_percent_20_are_spaces() {
        assertThat(form(StsContract.ASSUME_ROLE, ROLE + "&Policy=a+b%20c%2B%C3%A9")
                        .policy())
                .isEqualTo("a b c+é");
    }

    @Test
    void unknown_parameters_are_ignored() {
        assertThat(form(StsContract.GET_CALLER_IDENTITY, "Action=GetCallerIdentity&Version=2011-06-15&X.y=1&&="))
                .isNotNull();
    }

    @Test
    void a_list_inside_a_structure_inside_a_list_is_found() {
        assertThat(form(
                                IamContract.SIMULATE_CUSTOM_POLICY,
                                "PolicyInputList.member.1=%7B%7D&ActionNames.member.1=kms%3AEncrypt"
                                        + "&ContextEntries.member.1.ContextKeyName=aws%3AusernameX"
                                        + "&ContextEntries.member.1.ContextKeyValues.member.1=a"
                                        + "&ContextEntries.member.1.ContextKeyValues.member.2=b")
                        .contextEntries())
                .singleElement()
                .returns(List.of("a", "b"), ContextEntry::contextKeyValues);
    }

    @Test
    void a_secret_comes_from_the_bytes() {
        AssumeRoleWithWebIdentityRequest request =
                form(StsContract.ASSUME_ROLE_WITH_WEB_IDENTITY, ROLE + "&WebIdentityToken=ey%4a.x%2by");

        assertThat(new String(request.webIdentityToken().exposedBytes(), StandardCharsets.US_ASCII))
                .isEqualTo("eyJ.x+y");
    }

    @Test
    void action_and_version_are_read_even_from_a_form_that_is_refused_later() {
        byte[] form = "Action=GetUser&Version=2010-05-08&UserName=%".getBytes(StandardCharsets.US_ASCII);
        var parameters = QueryParameters.parse(form, 0, form.length);

        assertThat(parameters.value("Action")).contains("GetUser");
        assertThat(parameters.value("UserName")).isEmpty();
        assertThat(parameters.value("Absent")).isEmpty();
    }

    private static void assertSerialization(String form) {
        assertThat(refusalOfForm(StsContract.ASSUME_ROLE, form))
                .as(form)
                .isNotNull()
                .returns(StsError.SERIALIZATION, ServiceException::code);
    }
}
