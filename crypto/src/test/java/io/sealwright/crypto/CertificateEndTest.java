// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertificateEndTest {

    private static List<CertificateEnd> ends(String pem) {
        return CertificateEnd.of(new ByteArrayInputStream(pem.getBytes(US_ASCII)));
    }

    @Test
    void every_certificate_of_a_chain_has_its_end() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String chain = new DevelopmentAuthority(new OsRandomSource())
                .make(List.of("localhost"), List.of(), now)
                .chain();

        assertThat(ends(chain + chain))
                .hasSize(2 * ends(chain).size())
                .allSatisfy(certificate -> assertThat(certificate.end()).isAfter(now.plus(Duration.ofDays(30))));
    }

    @Test
    void what_is_no_chain_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ends(""));
        assertThatIllegalArgumentException().isThrownBy(() -> ends("-----BEGIN CERTIFICATE-----\nAAAA\n"));
    }
}
