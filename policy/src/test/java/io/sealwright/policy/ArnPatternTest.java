// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.vocabulary.Arn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Resources of identity policies are compared part by part. */
class ArnPatternTest {
    private static final Arn KEY = Documents.arn("arn:aws:kms:eu-central-1:111122223333:key/a:b/c");

    @ParameterizedTest
    @CsvSource({
        "arn:aws:kms:eu-central-1:111122223333:key/a:b/c, true",
        "arn:aws:kms:eu-central-1:111122223333:key/*, true",
        "arn:aws:kms:*:111122223333:key/?:b/c, true",
        "arn:*:kms:*:*:*, true",
        "arn:aws:kms, true",
        "arn:aws:sqs, false",
        "arn:aws:kms:eu-*:1111????3333, true",
        "arn:aws:*:key/a:b/c, false",
        "arn:*:key/a:b/c, false",
        "arn:aws:kms:eu-central-1:111122223333:KEY/*, false",
        "arn:aws:kms:eu-central-1:111122223333:, false",
        "arn:aws:kms::111122223333:key/*, false"
    })
    void a_star_stays_in_its_part_but_crosses_all_in_the_last_and_missing_parts_are_stars(
            String pattern, boolean matches) throws MalformedPolicy {
        var request = new AccessRequest(Documents.ALICE, Documents.ENCRYPT, Resource.of(KEY), Facts.NONE);

        assertThat(ArnPattern.padded(pattern, true).match(new Resource.One(KEY), request))
                .isEqualTo(Match.of(matches));
    }
}
