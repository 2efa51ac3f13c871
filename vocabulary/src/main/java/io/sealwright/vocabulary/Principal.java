// SPDX-License-Identifier: Apache-2.0
package io.sealwright.vocabulary;

/** Who makes a request, once the signature proved it. */
public sealed interface Principal {

    AccountId account();

    /** What policies name, for example {@code arn:aws:iam::111122223333:user/administrator}. */
    Arn arn();

    /** The unique id that is never given twice, such as {@code AIDA…}: what GetCallerIdentity calls UserId. */
    String principalId();

    /**
     * An IAM user with a long-term access key.
     *
     * @param path begins and ends with a slash
     */
    record User(String partition, AccountId account, String path, String name, String principalId)
            implements Principal {

        public User {
            if (!path.startsWith("/") || !path.endsWith("/")) {
                throw new IllegalArgumentException("a path begins and ends with a slash");
            }
        }

        @Override
        public Arn arn() {
            return new Arn(partition, "iam", "", account.digits(), "user" + path + name);
        }
    }
}
