// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Identifiers that somebody might send. */
class KeyIdentifierTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "alias/",
                "alias/ ",
                "alias/a:b",
                "alias/\u0000",
                "alias/\uD800",
                "alias/é",
                "alias/..",
                "arn:",
                "arn:aws:kms:eu-central-1:111122223333:alias/",
                "arn:aws:kms:eu-central-1:111122223333:alias/\n",
                "arn:aws:kms:eu-central-1:111122223333:key/",
                "arn:aws:kms:eu-central-1:111122223333:key/alias/x",
                "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab:x",
                "arn:aws:kms:eu-central-1::key/1234abcd-12ab-34cd-56ef-1234567890ab",
                "arn:aws:kms::111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                "arn:aws:kms:\uD800:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                "1234ABCD-12AB-34CD-56EF-1234567890AB"
            })
    void any_text_names_something_here_or_is_not_found(String text) {
        KeyIdentifierFuzzTest.check(text);
    }

    @Test
    void changed_arns_name_something_here_or_are_not_found() {
        Random random = new Random(4);
        String arn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder changed = new StringBuilder(arn);
            for (int change = random.nextInt(3); change >= 0; change--) {
                changed.setCharAt(random.nextInt(changed.length()), (char) (random.nextInt(96) + 32));
            }
            KeyIdentifierFuzzTest.check(changed.substring(0, arn.length() - random.nextInt(2)));
        }
    }
}
