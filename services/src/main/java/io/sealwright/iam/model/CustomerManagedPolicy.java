// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A managed policy of an account at one version of its row, with everything that is counted and listed there.
 *
 * @param path begins and ends with a slash
 * @param name unique in the account, whatever its case
 * @param versions at most {@link #MAX_VERSIONS}, oldest first
 * @param defaultVersion the number of the one in force
 * @param lastVersion the highest number ever given
 * @param attachmentCount users, groups and roles that it is attached to
 * @param boundaryCount users and roles that it bounds
 */
public record CustomerManagedPolicy(
        AccountId account,
        String path,
        String name,
        ManagedPolicyId id,
        @Nullable String description,
        Instant created,
        List<PolicyVersion> versions,
        int defaultVersion,
        int lastVersion,
        int attachmentCount,
        int boundaryCount,
        List<Tag> tags,
        long version)
        implements ManagedPolicy {

    /** The most versions a policy has at once. */
    public static final int MAX_VERSIONS = 5;

    private static final Pattern PATH = Pattern.compile("((/[A-Za-z0-9.,+@=_-]+)*)/");
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,128}");
    private static final long FIRST = 1;

    public CustomerManagedPolicy {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("not the path of a policy");
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a policy");
        }
        versions = List.copyOf(versions);
        tags = List.copyOf(tags);
    }

    /** A new policy, whose first version is in force and which nothing uses. */
    public static CustomerManagedPolicy create(
            AccountId account,
            String path,
            String name,
            ManagedPolicyId id,
            @Nullable String description,
            PolicyVersion first,
            List<Tag> tags) {
        return new CustomerManagedPolicy(
                account, path, name, id, description, first.created(), List.of(first), 1, 1, 0, 0, tags, FIRST);
    }

    @Override
    public Arn arn(String partition) {
        return new Arn(partition, "iam", "", account.digits(), "policy" + path + name);
    }

    @Override
    public Instant updated() {
        return versions.getLast().created();
    }

    public boolean isUsed() {
        return attachmentCount > 0 || boundaryCount > 0;
    }

    /** With one version more, in force from now on or not. */
    public CustomerManagedPolicy with(PolicyVersion added, boolean inForce) {
        List<PolicyVersion> more = new ArrayList<>(versions);
        more.add(added);
        return next(more, inForce ? added.number() : defaultVersion, added.number(), tags);
    }

    public CustomerManagedPolicy without(PolicyVersion gone) {
        List<PolicyVersion> fewer = new ArrayList<>(versions);
        fewer.remove(gone);
        return next(fewer, defaultVersion, lastVersion, tags);
    }

    public CustomerManagedPolicy inForce(PolicyVersion chosen) {
        return next(versions, chosen.number(), lastVersion, tags);
    }

    public CustomerManagedPolicy with(List<Tag> changed) {
        return next(versions, defaultVersion, lastVersion, changed);
    }

    private CustomerManagedPolicy next(List<PolicyVersion> newVersions, int inForce, int last, List<Tag> newTags) {
        return new CustomerManagedPolicy(
                account,
                path,
                name,
                id,
                description,
                created,
                newVersions,
                inForce,
                last,
                attachmentCount,
                boundaryCount,
                newTags,
                version + 1);
    }

    /** Once so many more, or fewer, are attached to it or bounded by it. */
    public CustomerManagedPolicy used(int moreAttachments, int moreBoundaries) {
        return new CustomerManagedPolicy(
                account,
                path,
                name,
                id,
                description,
                created,
                versions,
                defaultVersion,
                lastVersion,
                attachmentCount + moreAttachments,
                boundaryCount + moreBoundaries,
                tags,
                version + 1);
    }
}
