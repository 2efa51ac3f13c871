// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import static io.sealwright.organizations.OrganizationFixture.SCP;
import static io.sealwright.organizations.OrganizationFixture.isRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.TestUser;
import io.sealwright.organizations.OrganizationFixture;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** TagResource, UntagResource, ListTagsForResource, and tags of new things. */
class TagsTest {
    private static OrganizationFixture organization;

    @BeforeAll
    static void an_organization() {
        organization = new OrganizationFixture();
    }

    @AfterAll
    static void gone() throws Exception {
        organization.close();
    }

    @Test
    void everything_of_an_organization_has_tags() {
        String root = organization.rootId();
        for (String id : List.of(
                root,
                organization.unit(root),
                organization.account(),
                organization.policy(SCP, OrganizationFixture.denying("kms:Encrypt")))) {
            organization
                    .call("TagResource", "ResourceId", id, "Tags", tags("a", "1", "b", ""))
                    .ok();
            organization
                    .call("TagResource", "ResourceId", id, "Tags", tags("a", "2", "c", "3"))
                    .ok();
            organization
                    .call("UntagResource", "ResourceId", id, "TagKeys", List.of("b", "none"))
                    .ok();

            assertThat(organization
                            .call("ListTagsForResource", "ResourceId", id)
                            .ok()
                            .json())
                    .isEqualTo(Map.of("Tags", tags("a", "2", "c", "3")));
        }
    }

    @Test
    void new_things_are_tagged_by_those_who_may_tag() {
        TestUser maker = organization.management.userAllowed("maker", "organizations:CreateOrganizationalUnit");
        Object[] request = {
            "ParentId", organization.rootId(), "Name", "tagged", "Tags", tags("a", "1"),
        };

        assertThat(maker.organizations("CreateOrganizationalUnit", request).text("Message"))
                .contains("is not authorized to perform: organizations:TagResource");
        Object unit = organization
                .call("CreateOrganizationalUnit", request)
                .ok()
                .object("OrganizationalUnit")
                .get("Id");
        assertThat(organization
                        .call("ListTagsForResource", "ResourceId", unit)
                        .ok()
                        .json())
                .isEqualTo(Map.of("Tags", tags("a", "1")));
    }

    @Test
    void no_engine_of_the_store_is_given_the_character_that_one_of_them_cannot_keep() {
        isRefusal(
                organization.call("TagResource", "ResourceId", organization.rootId(), "Tags", tags("a", "\0")),
                "InvalidInputException",
                "INVALID_PATTERN",
                "You provided a value that does not match the required pattern.");
    }

    @Test
    void tags_have_their_rules() {
        String root = organization.rootId();

        isRefusal(
                organization.call("TagResource", "ResourceId", root, "Tags", tags("x", "1", "x", "2")),
                "InvalidInputException",
                "DUPLICATE_TAG_KEY",
                "Tag keys must be unique among the tags attached to the same entity.");
        assertThat(organization
                        .call("TagResource", "ResourceId", root, "Tags", tags("aws:x", "1"))
                        .text("Reason"))
                .isEqualTo("INVALID_SYSTEM_TAGS_PARAMETER");
        List<Map<String, String>> many = IntStream.range(0, 51)
                .mapToObj(i -> Map.of("Key", "k" + i, "Value", ""))
                .toList();
        isRefusal(
                organization.call("TagResource", "ResourceId", organization.account(), "Tags", many),
                "ConstraintViolationException",
                "MAX_TAG_LIMIT_EXCEEDED",
                "You have exceeded the number of tags allowed on this resource.");
        organization
                .call("ListTagsForResource", "ResourceId", "999999999999")
                .isRefusal("TargetNotFoundException", "You specified a target that doesn't exist.");
    }

    private static List<Map<String, String>> tags(String... keysAndValues) {
        return IntStream.range(0, keysAndValues.length / 2)
                .mapToObj(i -> Map.of("Key", keysAndValues[2 * i], "Value", keysAndValues[2 * i + 1]))
                .toList();
    }
}
