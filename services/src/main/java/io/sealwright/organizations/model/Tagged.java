// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

import java.util.List;

/** Something that can have tags. */
public sealed interface Tagged {

    List<Tag> tags();

    /**
     * What gives it these tags in the place of its own.
     *
     * @throws io.sealwright.vocabulary.ServiceException InvalidInputException for what is AWS's
     */
    Edit with(List<Tag> tags);

    record TaggedNode(Node node) implements Tagged {
        @Override
        public List<Tag> tags() {
            return node.tags();
        }

        @Override
        public Edit with(List<Tag> tags) {
            return Edit.replace(node.with(tags));
        }
    }

    record TaggedPolicy(ControlPolicy policy) implements Tagged {
        @Override
        public List<Tag> tags() {
            return policy.tags();
        }

        @Override
        public Edit with(List<Tag> tags) {
            if (policy.awsManaged()) {
                throw Refused.immutablePolicy();
            }
            return new Edit.ReplacePolicy(policy.with(tags), null);
        }
    }
}
