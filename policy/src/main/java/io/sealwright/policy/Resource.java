// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;

/** What an action is asked for. Prints as it stands in AWS's messages. */
public sealed interface Resource {

    /**
     * For actions that know no resource, such as {@code kms:CreateKey}: only a statement on {@code "*"} speaks of it.
     */
    Resource EVERYTHING = new Everything();

    /** One resource by its ARN; for a key always the key's ARN, whatever alias the request named. */
    static Resource of(Arn arn) {
        return new One(arn);
    }

    /** Whether it belongs to another account than {@code account}; what belongs to nobody is foreign to nobody. */
    boolean isForeignTo(AccountId account);

    record One(Arn arn) implements Resource {

        @Override
        public boolean isForeignTo(AccountId account) {
            return !arn.account().isEmpty()
                    && !arn.account().equals("aws") // What AWS manages, such as AdministratorAccess, is everybody's.
                    && !arn.account().equals(account.digits());
        }

        @Override
        public String toString() {
            return arn.toString();
        }
    }

    record Everything() implements Resource {

        @Override
        public boolean isForeignTo(AccountId account) {
            return false;
        }

        @Override
        public String toString() {
            return "*";
        }
    }
}
