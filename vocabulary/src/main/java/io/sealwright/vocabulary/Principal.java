// SPDX-License-Identifier: Apache-2.0
package io.sealwright.vocabulary;

/**
 * Who makes a request, once the signature proved it.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/intro-structure.html#intro-structure-principal">AWS's
 *     meaning of principal</a>
 */
public sealed interface Principal {

    /** Of every ARN of it, such as {@code aws}. */
    String partition();

    AccountId account();

    /** What messages and records name, for example {@code arn:aws:iam::111122223333:user/administrator}. */
    Arn arn();

    /** The unique id that is never given twice, such as {@code AIDA…}: what GetCallerIdentity calls UserId. */
    String principalId();

    /** The root user of an account, who is limited by the account's SCPs and by nothing else of its own. */
    record Root(String partition, AccountId account) implements Principal {

        @Override
        public Arn arn() {
            return new Arn(partition, "iam", "", account.digits(), "root");
        }

        @Override
        public String principalId() {
            return account.digits();
        }
    }

    /**
     * An IAM user, by a long-term access key or by a session that GetSessionToken began for it.
     *
     * @param path begins and ends with a slash
     */
    record User(String partition, AccountId account, String path, String name, String principalId)
            implements Principal {

        public User {
            requirePath(path);
        }

        @Override
        public Arn arn() {
            return new Arn(partition, "iam", "", account.digits(), "user" + path + name);
        }
    }

    /**
     * A session of a role.
     *
     * @param path of the role; begins and ends with a slash
     * @param roleId the role's unique id, {@code AROA…}
     */
    record AssumedRole(
            String partition, AccountId account, String path, String roleName, String roleId, String sessionName)
            implements Principal {

        public AssumedRole {
            requirePath(path);
        }

        /** Of the session; the role's path is not in it. */
        @Override
        public Arn arn() {
            return new Arn(partition, "sts", "", account.digits(), "assumed-role/" + roleName + '/' + sessionName);
        }

        /** Of the role, which policies may name and {@code aws:PrincipalArn} is. */
        public Arn roleArn() {
            return new Arn(partition, "iam", "", account.digits(), "role" + path + roleName);
        }

        @Override
        public String principalId() {
            return roleId + ':' + sessionName;
        }
    }

    /**
     * A session that GetFederationToken began.
     *
     * @param name as the issuer chose it
     * @param issuer whose rights, cut by the session's policies, it has
     */
    record FederatedUser(String partition, AccountId account, String name, User issuer) implements Principal {

        @Override
        public Arn arn() {
            return new Arn(partition, "sts", "", account.digits(), "federated-user/" + name);
        }

        @Override
        public String principalId() {
            return account.digits() + ':' + name;
        }
    }

    /**
     * Whom an identity provider vouches for, only as long as AssumeRoleWithWebIdentity or AssumeRoleWithSAML is
     * decided: it has no access key and no rights but that of a trust policy.
     *
     * @param account the provider's
     * @param provider the registered OpenID Connect or SAML provider
     * @param subject whom it vouches for
     */
    record Federated(String partition, AccountId account, Arn provider, String subject) implements Principal {

        @Override
        public Arn arn() {
            return provider;
        }

        @Override
        public String principalId() {
            return provider + ":" + subject;
        }
    }

    private static void requirePath(String path) {
        if (!path.startsWith("/") || !path.endsWith("/")) {
            throw new IllegalArgumentException("a path begins and ends with a slash");
        }
    }
}
