// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.contract.kms.KmsContract;
import io.sealwright.contract.kms.KmsError;
import io.sealwright.vocabulary.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** Our reader of JSON against Jackson's, on bodies that were damaged at random: both take it or both refuse it. */
class JsonOracleTest {
    private static final JsonFactory JACKSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final String[] BODIES = {
        "{\"A\":[1,-2.50,3e4,0.1E-2,true,false,null],\"B\":{\"c\":\"d\\n\\u00e9\\\\\",\"e\":{}},\"F\":[]}",
        "{ \"x\" : \"\uD83D\uDD11 é \\/ \\\"\" , \"yy\" : [ [ ] , [ { } ] , \"\" ] ,\t\"z\":\r\n-0 }",
        "{\"a\":1,\"b\":2,\"c\":{\"a\":1,\"b\":[{\"a\":1},{\"a\":2}]}}"
    };
    private static final String DAMAGE = "{}[]\",:\\u0123456789eE+-.truefalsn \t\n\u0001\u00e9";
    private static final int ROUNDS = 20_000;

    @ParameterizedTest
    @ValueSource(longs = {11, 20_260_104})
    void both_take_or_both_refuse(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int taken = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] body = damaged(BODIES[random.nextInt(BODIES.length)].getBytes(StandardCharsets.UTF_8), random);
            boolean ours = isTaken(body);
            assertThat(ours)
                    .as("seed %d: %s", seed, new String(body, StandardCharsets.UTF_8))
                    .isEqualTo(jacksonTakes(body));
            taken += ours ? 1 : 0;
        }
        assertThat(taken).isGreaterThan(ROUNDS / 20);
    }

    private static byte[] damaged(byte[] body, RandomGenerator random) {
        byte[] damage = DAMAGE.getBytes(StandardCharsets.UTF_8);
        for (int times = random.nextInt(3); times > 0; times--) {
            body[random.nextInt(body.length)] = damage[random.nextInt(damage.length)];
        }
        return body;
    }

    private static boolean isTaken(byte[] body) {
        try {
            KmsContract.LIST_KEYS.decodeJson(body, 0, body.length);
            return true;
        } catch (ServiceException refusal) {
            assertThat(refusal.code()).isEqualTo(KmsError.SERIALIZATION);
            return false;
        }
    }

    private static boolean jacksonTakes(byte[] body) {
        try (JsonParser parser = JACKSON.createParser(ObjectReadContext.empty(), body)) {
            if (!parser.nextToken().isStructStart()
                    || parser.currentToken() != tools.jackson.core.JsonToken.START_OBJECT) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (StreamReadException | NullPointerException _) {
            return false;
        }
    }
}
