// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** How keys are named, and the table of those that AWS knows. */
class ConditionKeysTest {

    @Test
    void names_are_case_insensitive_and_the_member_of_a_family_is_kept_as_written() {
        assertThat(ConditionKeys.named("AWS:SourceIP")).isEqualTo(new ConditionKey("aws", "sourceip", ""));
        assertThat(ConditionKeys.named("aws:RequestTag/Cost/Center"))
                .isEqualTo(new ConditionKey("aws", "requesttag", "Cost/Center"));
        assertThat(ConditionKeys.named("kms:EncryptionContext:aws:s3:arn"))
                .isEqualTo(new ConditionKey("kms", "encryptioncontext", "aws:s3:arn"));
        assertThat(ConditionKeys.named("oidc.eks.eu-central-1.amazonaws.com/id/EX:sub"))
                .isEqualTo(new ConditionKey("oidc.eks.eu-central-1.amazonaws.com/id/ex", "sub", ""));
    }

    @Test
    void a_family_has_its_own_separator_and_needs_a_member() {
        assertThat(ConditionKeys.named("aws:RequestTag:x")).isEqualTo(new ConditionKey("aws", "requesttag:x", ""));
        assertThat(ConditionKeys.named("aws:RequestTag/")).isEqualTo(new ConditionKey("aws", "requesttag/", ""));
        assertThat(ConditionKeys.find(ConditionKeys.named("aws:RequestTag"))).isEmpty();
        assertThat(ConditionKeys.find(ConditionKeys.named("aws:RequestTag:x"))).isEmpty();
        assertThat(ConditionKeys.find(ConditionKeys.named("aws:RequestTag/x"))).isPresent();
    }

    @Test
    void the_table_says_the_type_and_which_keys_have_several_values() {
        assertThat(ConditionKeys.find(ConditionKeys.named("kms:EncryptionContextKeys")))
                .hasValue(new ConditionKeys.Row("kms:EncryptionContextKeys", ConditionKeys.Type.STRING, true));
        assertThat(ConditionKeys.find(ConditionKeys.named("aws:CurrentTime"))
                        .orElseThrow()
                        .type())
                .isEqualTo(ConditionKeys.Type.DATE);
        assertThat(ConditionKeys.all().stream()
                        .filter(ConditionKeys.Row::multivalued)
                        .map(ConditionKeys.Row::name))
                .contains(
                        "aws:TagKeys",
                        "aws:CalledVia",
                        "aws:PrincipalOrgPaths",
                        "kms:GrantOperations",
                        "kms:ResourceAliases");
    }

    @Test
    void the_reference_lists_every_key_with_its_type_and_no_other() throws IOException {
        String reference = Files.readString(Path.of("..", "docs", "reference", "policy-language.md"));

        for (ConditionKeys.Row row : ConditionKeys.all()) {
            assertThat(reference)
                    .contains("| `%s`%s | %s%s | "
                            .formatted(
                                    row.name(),
                                    row.isFamily() ? "*key*" : "",
                                    word(row.type()),
                                    row.multivalued() ? ", many" : ""));
        }
        assertThat(reference.lines().filter(line -> line.matches("\\| `[a-z]+:[^`]+`(\\*key\\*)? \\|.*")))
                .hasSameSizeAs(ConditionKeys.all());
    }

    private static String word(ConditionKeys.Type type) {
        return switch (type) {
            case STRING -> "String";
            case NUMERIC -> "Numeric";
            case BOOL -> "Bool";
            case DATE -> "Date";
            case IP_ADDRESS -> "IPAddress";
            case ARN -> "ARN";
        };
    }

    @Test
    void a_key_prints_as_it_is_named() {
        for (ConditionKeys.Row row : ConditionKeys.all()) {
            ConditionKey key = ConditionKeys.named(row.isFamily() ? row.name() + "x" : row.name());

            assertThat(ConditionKeys.named(key.toString())).isEqualTo(key);
            assertThat(ConditionKeys.find(key)).hasValue(row);
        }
    }
}
