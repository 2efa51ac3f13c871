// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.vocabulary.Arn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is attached to a user, a group or a role, and listed in its own row, so that none of it can be taken away
 * without the row's MAC telling. Immutable; each list in the order in which it is told: policies by name, managed
 * policies by ARN, tags by key.
 *
 * @param inlinePolicies policies that are part of the entity; names are told apart by case
 * @param managedPolicies the ARNs of managed policies
 * @param permissionsBoundary the ARN of the managed policy that bounds the entity's rights, or null
 * @param tags keys are told apart without regard to case
 */
public record Attachments(
        List<InlinePolicy> inlinePolicies,
        List<Arn> managedPolicies,
        @Nullable Arn permissionsBoundary,
        List<Tag> tags) {

    public static final Attachments NONE = new Attachments(List.of(), List.of(), null, List.of());

    public Attachments {
        inlinePolicies = inlinePolicies.stream()
                .sorted(Comparator.comparing(InlinePolicy::name))
                .toList();
        managedPolicies = managedPolicies.stream()
                .sorted(Comparator.comparing(Arn::toString))
                .toList();
        tags = tags.stream()
                .sorted(Comparator.comparing(Tag::key, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    public static Attachments ofInline(List<InlinePolicy> inlinePolicies) {
        return new Attachments(inlinePolicies, List.of(), null, List.of());
    }

    /** The inline policy of this name. */
    public Optional<InlinePolicy> inlinePolicy(String name) {
        return inlinePolicies.stream()
                .filter(policy -> policy.name().equals(name))
                .findFirst();
    }

    /** With this inline policy, in the place of one of the same name. */
    public Attachments with(InlinePolicy policy) {
        return withInline(with(inlinePolicies, policy, other -> other.name().equals(policy.name())));
    }

    public Attachments withoutInlinePolicy(String name) {
        return withInline(without(inlinePolicies, policy -> policy.name().equals(name)));
    }

    public boolean isAttached(Arn managedPolicy) {
        return managedPolicies.contains(managedPolicy);
    }

    /** With this managed policy attached; the same when it was attached before. */
    public Attachments withManagedPolicy(Arn policy) {
        return withManaged(with(managedPolicies, policy, policy::equals));
    }

    public Attachments withoutManagedPolicy(Arn policy) {
        return withManaged(without(managedPolicies, policy::equals));
    }

    /** With this boundary, or with none. */
    public Attachments withPermissionsBoundary(@Nullable Arn boundary) {
        return new Attachments(inlinePolicies, managedPolicies, boundary, tags);
    }

    /** With these tags, each in the place of one whose key differs in case at most. */
    public Attachments tagged(List<Tag> given) {
        List<Tag> all = tags;
        for (Tag tag : given) {
            all = with(all, tag, other -> other.isNamed(tag.key()));
        }
        return new Attachments(inlinePolicies, managedPolicies, permissionsBoundary, all);
    }

    public Attachments untagged(List<String> keys) {
        return new Attachments(
                inlinePolicies,
                managedPolicies,
                permissionsBoundary,
                without(tags, tag -> keys.stream().anyMatch(tag::isNamed)));
    }

    private Attachments withInline(List<InlinePolicy> changed) {
        return new Attachments(changed, managedPolicies, permissionsBoundary, tags);
    }

    private Attachments withManaged(List<Arn> changed) {
        return new Attachments(inlinePolicies, changed, permissionsBoundary, tags);
    }

    private static <T> List<T> with(List<T> all, T one, Predicate<T> replaced) {
        return Stream.concat(without(all, replaced).stream(), Stream.of(one)).toList();
    }

    private static <T> List<T> without(List<T> all, Predicate<T> gone) {
        List<T> kept = new ArrayList<>(all);
        kept.removeIf(gone);
        return kept;
    }
}
