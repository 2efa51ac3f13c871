// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.iam.Iam;
import io.sealwright.iam.XmlAnswer;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestAccount;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Identity providers, from the registration to the end. */
@ExtendWith(SharedKms.class)
class OpenIdConnectProvidersTest {
    private static final String THUMBPRINT = "a".repeat(40);

    private TestAccount account;
    private Iam iam;

    @BeforeEach
    void open(Kms kms) {
        account = kms.newAccount();
        iam = Iam.as(account.administrator());
    }

    private String create(String url, Object... more) {
        Object[] parameters = new Object[more.length + 2];
        parameters[0] = "Url";
        parameters[1] = url;
        System.arraycopy(more, 0, parameters, 2, more.length);
        return iam.call("CreateOpenIDConnectProvider", parameters).ok().text("OpenIDConnectProviderArn");
    }

    @Test
    void the_arn_and_the_answered_url_leave_the_scheme_out() {
        String arn = create(
                "https://issuer.example.com/id/1",
                "ClientIDList",
                List.of("sts.amazonaws.com", "x"),
                "ThumbprintList",
                List.of(THUMBPRINT));

        assertThat(arn).isEqualTo("arn:aws:iam::%s:oidc-provider/issuer.example.com/id/1".formatted(account.id()));
        XmlAnswer told = iam.call("GetOpenIDConnectProvider", "OpenIDConnectProviderArn", arn)
                .ok();
        assertThat(told.text("Url")).isEqualTo("issuer.example.com/id/1");
        assertThat(told.all("member")).containsExactly("sts.amazonaws.com", "x", THUMBPRINT);
        assertThat(iam.call("ListOpenIDConnectProviders").ok().all("Arn")).containsExactly(arn);
    }

    @Test
    void a_url_is_https_without_query_and_registered_once() {
        for (String url :
                List.of("http://issuer.example.com", "https://issuer.example.com?x=1", "issuer", "https://")) {
            iam.call("CreateOpenIDConnectProvider", "Url", url)
                    .isRefusal(400, "ValidationError", "Invalid Open ID Connect Provider URL");
        }
        create("https://issuer.example.com");
        iam.call("CreateOpenIDConnectProvider", "Url", "https://issuer.example.com/")
                .isRefusal(409, "EntityAlreadyExists", "Provider with url https://issuer.example.com already exists.");
    }

    @Test
    void client_ids_are_added_and_removed_as_often_as_one_likes() {
        String arn = create("https://issuer.example.com");
        for (int i = 0; i < 2; i++) {
            iam.call("AddClientIDToOpenIDConnectProvider", "OpenIDConnectProviderArn", arn, "ClientID", "a")
                    .ok();
        }
        iam.call("AddClientIDToOpenIDConnectProvider", "OpenIDConnectProviderArn", arn, "ClientID", "b")
                .ok();
        for (int i = 0; i < 2; i++) {
            iam.call("RemoveClientIDFromOpenIDConnectProvider", "OpenIDConnectProviderArn", arn, "ClientID", "a")
                    .ok();
        }

        assertThat(iam.call("GetOpenIDConnectProvider", "OpenIDConnectProviderArn", arn)
                        .ok()
                        .all("member"))
                .containsExactly("b");
    }

    @Test
    void a_provider_has_at_most_100_client_ids_and_5_thumbprints() {
        iam.call(
                        "CreateOpenIDConnectProvider",
                        "Url",
                        "https://issuer.example.com",
                        "ClientIDList",
                        IntStream.range(0, 101).mapToObj(i -> "c" + i).toList())
                .isRefusal(409, "LimitExceeded", "Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: 100");
        String arn = create("https://issuer.example.com");
        iam.call(
                        "UpdateOpenIDConnectProviderThumbprint",
                        "OpenIDConnectProviderArn",
                        arn,
                        "ThumbprintList",
                        IntStream.range(0, 6)
                                .mapToObj(i -> (i + THUMBPRINT).substring(0, 40))
                                .toList())
                .isRefusal(400, "InvalidInput", "Thumbprint list must contain fewer than 5 entries.");
        iam.call(
                        "UpdateOpenIDConnectProviderThumbprint",
                        "OpenIDConnectProviderArn",
                        arn,
                        "ThumbprintList",
                        List.of("z".repeat(40)))
                .isRefusal(400, "InvalidInput", "Thumbprint should contain hexadecimal digits only.");
        iam.call(
                        "UpdateOpenIDConnectProviderThumbprint",
                        "OpenIDConnectProviderArn",
                        arn,
                        "ThumbprintList",
                        List.of(THUMBPRINT))
                .ok();
        assertThat(iam.call("GetOpenIDConnectProvider", "OpenIDConnectProviderArn", arn)
                        .ok()
                        .all("member"))
                .containsExactly(THUMBPRINT);
    }

    @Test
    void what_is_not_there_is_not_found_but_its_deletion_succeeds() {
        String nowhere = "arn:aws:iam::%s:oidc-provider/nowhere.example.com".formatted(account.id());

        iam.call("GetOpenIDConnectProvider", "OpenIDConnectProviderArn", nowhere)
                .isNoSuchEntity("OpenIDConnect Provider not found for arn " + nowhere);
        iam.call("DeleteOpenIDConnectProvider", "OpenIDConnectProviderArn", nowhere)
                .ok();
        String arn = create("https://issuer.example.com");
        iam.call("DeleteOpenIDConnectProvider", "OpenIDConnectProviderArn", arn).ok();
        iam.call("GetOpenIDConnectProvider", "OpenIDConnectProviderArn", arn)
                .isNoSuchEntity("OpenIDConnect Provider not found for arn " + arn);
    }

    @Test
    void tags_are_set_and_taken() {
        String arn = create("https://issuer.example.com", "Tags", List.of(Iam.tag("Dept", "a")));
        iam.call(
                        "TagOpenIDConnectProvider",
                        "OpenIDConnectProviderArn",
                        arn,
                        "Tags",
                        List.of(Iam.tag("dept", "b"), Iam.tag("x", "1")))
                .ok();
        iam.call("UntagOpenIDConnectProvider", "OpenIDConnectProviderArn", arn, "TagKeys", List.of("X"))
                .ok();

        assertThat(iam.call("ListOpenIDConnectProviderTags", "OpenIDConnectProviderArn", arn)
                        .ok()
                        .all("Value"))
                .containsExactly("b");
    }
}
