// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealwright.gateway.http.Networks;
import io.sealwright.gateway.signature.SignedRequests;
import io.sealwright.policy.MalformedPolicy;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.PolicySet;
import io.sealwright.policy.PolicyType;
import io.sealwright.vocabulary.Blob;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** VPC endpoints and trusted proxies over real sockets: what a request carries is its listener's to say. */
class EndpointTest {
    private static final Networks LOOPBACK = Networks.parse("127.0.0.0/8").orElseThrow();

    @TempDir
    Path folder;

    private Wire wire;

    @BeforeEach
    void open() throws Exception {
        wire = new Wire(folder);
    }

    @AfterEach
    void close() throws IOException {
        wire.close();
    }

    private static PolicySet policy(PolicyKind kind, PolicyType type, String statements) {
        try {
            String text = "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}";
            return PolicySet.of(kind, 1, List.of(PolicyDocument.parse(text, type, Blob.copyOf(new byte[32]))));
        } catch (MalformedPolicy e) {
            throw new AssertionError(e);
        }
    }

    private InetSocketAddress endpoint(String id, String allowed) throws IOException {
        PolicySet passing = policy(
                PolicyKind.ENDPOINT,
                PolicyType.ENDPOINT_POLICY,
                "{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"%s\",\"Resource\":\"*\"}".formatted(allowed));
        return wire.listen(new Entrance(false, new VpcEndpoint(id, "vpc-0a1b2c3d", passing)), LOOPBACK);
    }

    private static String request(String... headers) {
        String signed = SignedRequests.kms("DescribeKey", "{\"KeyId\":\"alias/x\"}");
        return signed.replaceFirst("\r\n", "\r\n" + String.join("", headers));
    }

    /** The caller may do everything under a condition. */
    private void allowedIf(String condition) {
        wire.callersPolicies = policy(
                PolicyKind.IDENTITY,
                PolicyType.IDENTITY_POLICY,
                "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{%s}}".formatted(condition));
    }

    @Test
    void what_comes_through_an_endpoint_carries_it_and_the_record_names_it() throws IOException {
        allowedIf("\"StringEquals\":{\"aws:SourceVpce\":\"vpce-0a1b2c3d\",\"aws:SourceVpc\":\"vpc-0a1b2c3d\"},"
                + "\"IpAddress\":{\"aws:VpcSourceIp\":\"127.0.0.0/8\"},\"Null\":{\"aws:SourceIp\":\"true\"}");

        assertThat(wire.send(endpoint("vpce-0a1b2c3d", "*"), request())).startsWith("HTTP/1.1 200");
        assertThat(wire.send(endpoint("vpce-11111111", "*"), request())).startsWith("HTTP/1.1 400");
        assertThat(wire.send(request())).startsWith("HTTP/1.1 400");

        assertThat(wire.records().get(0)).contains("\"vpcEndpointId\":\"vpce-0a1b2c3d\"");
        assertThat(wire.records().get(1)).contains("\"vpcEndpointId\":\"vpce-11111111\"");
        assertThat(wire.records().get(2)).doesNotContain("vpcEndpointId");
    }

    @Test
    void no_header_sets_a_fact_of_an_endpoint() throws IOException {
        allowedIf("\"StringEquals\":{\"aws:SourceVpce\":\"vpce-0a1b2c3d\"}");

        assertThat(wire.send(request("aws:SourceVpce: vpce-0a1b2c3d\r\n", "vpc-endpoint-id: vpce-0a1b2c3d\r\n")))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void an_endpoint_policy_lets_pass_what_it_allows_and_is_named_otherwise() throws IOException {
        assertThat(wire.send(endpoint("vpce-0a1b2c3d", "kms:DescribeKey"), request()))
                .startsWith("HTTP/1.1 200");
        assertThat(wire.send(endpoint("vpce-11111111", "kms:Encrypt"), request()))
                .contains("because no VPC endpoint policy allows the kms:DescribeKey action");
    }

    @Test
    void whoever_is_not_of_the_source_network_is_not_heard() throws IOException {
        Entrance entrance = new Entrance(false, null);
        InetSocketAddress closed =
                wire.listen(entrance, Networks.parse("10.0.0.0/8").orElseThrow());

        try {
            assertThat(wire.send(closed, request())).isEmpty();
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
        assertThat(wire.records()).isEmpty();
    }

    @Test
    void forwarded_for_is_read_from_the_right_across_trusted_proxies_only() throws IOException {
        Networks proxies = Networks.parse("127.0.0.1, 10.0.0.0/8").orElseThrow();
        InetSocketAddress behind = wire.listen(new Entrance(false, null, proxies), LOOPBACK);
        String[][] cases = {
            {"", "127.0.0.1"},
            {"X-Forwarded-For: 203.0.113.9\r\n", "203.0.113.9"},
            {"X-Forwarded-For: 198.51.100.1, 203.0.113.9\r\n", "203.0.113.9"},
            {"X-Forwarded-For: 203.0.113.9, 10.1.2.3\r\n", "203.0.113.9"},
            {"X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-For: 10.1.2.3\r\n", "203.0.113.9"},
            {"X-Forwarded-For: 2001:db8::7\r\n", "2001:db8:0:0:0:0:0:7"},
            {"X-Forwarded-For: 203.0.113.9, unknown\r\n", "127.0.0.1"},
            {"X-Forwarded-For: 203.0.113.9, 10.1\r\n", "127.0.0.1"},
        };

        for (String[] each : cases) {
            assertThat(wire.send(behind, request(each[0]))).as(each[0]).startsWith("HTTP/1.1 200");
            assertThat(wire.records().getLast()).as(each[0]).contains("\"sourceIPAddress\":\"" + each[1] + "\"");
        }
        assertThat(wire.send(request("X-Forwarded-For: 203.0.113.9\r\n"))).startsWith("HTTP/1.1 200");
        assertThat(wire.records().getLast()).contains("\"sourceIPAddress\":\"127.0.0.1\"");
    }

    @Test
    void an_address_that_is_taken_is_refused_and_the_server_goes_on() throws IOException {
        InetSocketAddress taken = endpoint("vpce-0a1b2c3d", "*");

        assertThatThrownBy(() -> wire.listen(taken))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot listen");
        assertThat(wire.send(taken, request())).startsWith("HTTP/1.1 200");
    }
}
