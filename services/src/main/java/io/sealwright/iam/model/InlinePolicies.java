// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.contract.iam.IamError;

/**
 * The rules of inline policies: what they may weigh together, and what is said of one that is not there.
 *
 * @param holder how texts call the kind of entity, such as {@code user}
 * @param most characters of all its inline policies, white space not counted
 */
public record InlinePolicies(String holder, int most) {
    public static final InlinePolicies OF_USERS = new InlinePolicies("user", 2_048);
    public static final InlinePolicies OF_GROUPS = new InlinePolicies("group", 5_120);
    public static final InlinePolicies OF_ROLES = new InlinePolicies("role", 10_240);

    /**
     * The attachments of a holder with one inline policy more, or another document for one.
     *
     * @param others how much its other inline policies weigh
     * @throws io.sealwright.vocabulary.ServiceException LimitExceeded
     */
    public Attachments put(Attachments before, String holderName, InlinePolicy policy, int size, int others) {
        if (size + others > most) {
            throw IamError.LIMIT_EXCEEDED.because(
                    "Maximum policy size of %d bytes exceeded for %s %s", most, holder, holderName);
        }
        return before.with(policy);
    }

    /** How much a holder's inline policies weigh, but for the one of this name. */
    public static int sizeOfOthers(Attachments attachments, String name, StoredDocuments documents) {
        return attachments.inlinePolicies().stream()
                .filter(policy -> !policy.name().equals(name))
                .mapToInt(policy ->
                        Documents.size(documents.load(policy.document()).text()))
                .sum();
    }

    /**
     * The attachments of a holder without the inline policy of this name.
     *
     * @throws io.sealwright.vocabulary.ServiceException NoSuchEntity
     */
    public Attachments delete(Attachments before, String name) {
        if (before.inlinePolicy(name).isEmpty()) {
            throw absent(name);
        }
        return before.withoutInlinePolicy(name);
    }

    /** The refusal of a name under which there is no policy. */
    public RuntimeException absent(String name) {
        return IamError.NO_SUCH_ENTITY.because("The %s policy with name %s cannot be found.", holder, name);
    }
}
