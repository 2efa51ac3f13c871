// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.contract.ByteWriter;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.Structure;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.ServiceException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes the record of one call, in CloudTrail's form and order. What callers chose is escaped, and cut at CloudTrail's
 * limits; secrets are not in it, since the contract drops them.
 *
 * <p>Confined to one thread.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">
 *     CloudTrail record contents</a>
 */
final class EventWriter {
    private static final int MAX_TEXT = 1_024;

    /** CloudTrail's bound for {@code requestParameters}: what is larger is left out, and the record stays. */
    private static final int MAX_PARAMETERS = 100 * 1_024;

    private static final byte[] BEGIN = bytes("{\"eventVersion\":\"1.11\",\"userIdentity\":");
    private static final byte[] EVENT_TIME = bytes(",\"eventTime\":\"");
    private static final byte[] SOURCE_IP = bytes("\",\"sourceIPAddress\":\"");
    private static final byte[] QUOTE = bytes("\"");
    private static final byte[] USER_AGENT = bytes(",\"userAgent\":");
    private static final byte[] REQUEST_PARAMETERS = bytes(",\"requestParameters\":");
    private static final byte[] RESPONSE_ELEMENTS = bytes(",\"responseElements\":");
    private static final byte[] ADDITIONAL = bytes(",\"additionalEventData\":");
    private static final byte[] NULL = bytes("null");
    private static final byte[] REQUEST_ID = bytes(",\"requestID\":\"");
    private static final byte[] EVENT_ID = bytes("\",\"eventID\":\"");
    private static final byte[] READ_ONLY = bytes("\",\"readOnly\":true");
    private static final byte[] CHANGING = bytes("\",\"readOnly\":false");
    private static final byte[] RESOURCES = bytes(",\"resources\":[");
    private static final byte[] COMMA = bytes(",");
    private static final byte[] CLOSE = bytes("]");
    private static final byte[] EVENT_TYPE =
            bytes(",\"eventType\":\"AwsApiCall\",\"managementEvent\":true,\"recipientAccountId\":\"");
    private static final byte[] VPC_ENDPOINT = bytes("\",\"vpcEndpointId\":\"");
    private static final byte[] END = bytes("\",\"eventCategory\":\"Management\"}");

    private final EventTime times = new EventTime();
    private final UserIdentity identities = new UserIdentity();
    private final UserAgents userAgents = new UserAgents();

    /**
     * What is known of a call when its record is written.
     *
     * @param recordsAnswer whether its answer is shown
     * @param located what it would touch, or null when it was refused before
     */
    record Facts(
            Call call,
            EventFragments operation,
            boolean recordsAnswer,
            @Nullable Located located) {

        /** Of an operation whose answer is shown only where it changes something. */
        Facts(Call call, EventFragments operation, @Nullable Located located) {
            this(call, operation, !operation.readOnly(), located);
        }
    }

    /** The record of a call that did what was asked. */
    <I extends Structure, O extends Structure> void done(
            Facts facts,
            OperationContract<I, O> contract,
            I input,
            Answer<O> answer,
            Instant now,
            UUID eventId,
            ByteWriter to) {
        begin(facts, now, to);
        to.raw(REQUEST_PARAMETERS);
        writeInput(contract, input, to);
        to.raw(RESPONSE_ELEMENTS);
        if (facts.recordsAnswer()) {
            contract.writeResponseElements(answer.output(), to);
        } else {
            to.raw(NULL);
        }
        writeAdditional(facts.call().via(), answer.additionalEventData(), to);
        end(facts, facts.located(), eventId, to);
    }

    /**
     * The record of a call that was refused, or failed. Who was denied reads no resource in it: it would tell a
     * stranger what exists, and which key an alias names.
     */
    void refused(
            Facts facts,
            @Nullable OperationContract<?, ?> contract,
            @Nullable Structure input,
            ServiceException why,
            Instant now,
            UUID eventId,
            ByteWriter to) {
        begin(facts, now, to);
        to.ascii(",\"errorCode\":").jsonString(why.code().wireName());
        if (why.text().isPresent()) {
            to.ascii(",\"errorMessage\":").jsonString(cut(why.text().get(), MAX_TEXT));
        }
        to.raw(REQUEST_PARAMETERS);
        if (contract != null && input != null) {
            writeInput(contract, input, to);
        } else {
            to.raw(NULL);
        }
        to.raw(RESPONSE_ELEMENTS).raw(NULL);
        writeAdditional(facts.call().via(), null, to);
        end(facts, why.code().equals(facts.operation().service().accessDenied()) ? null : facts.located(), eventId, to);
    }

    @SuppressWarnings("unchecked") // The input was decoded by this very contract.
    private static <I extends Structure> void writeInput(
            OperationContract<I, ?> contract, Structure input, ByteWriter to) {
        int start = to.length();
        contract.writeRequestParameters((I) input, to);
        if (to.length() - start > MAX_PARAMETERS) {
            to.truncate(start);
            to.raw(NULL);
        }
    }

    /** CloudTrail has no field for who a service is that is not AWS's; its caller's account may have to know. */
    private static void writeAdditional(@Nullable ForwardAccess via, @Nullable Blob own, ByteWriter to) {
        ForwardAccess.Outside service = via == null ? null : via.outside();
        if (own != null) {
            to.raw(ADDITIONAL).raw(own.sharedBytes());
        }
        if (service == null) {
            return;
        }
        if (own == null) {
            to.raw(ADDITIONAL).ascii("{");
        } else {
            to.truncate(to.length() - 1); // The closing brace.
            to.ascii(",");
        }
        to.ascii("\"forwardedBy\":{\"principalId\":").jsonString(service.principalId());
        to.ascii(",\"sourceIPAddress\":").jsonString(service.sourceIp()).ascii("}}");
    }

    private void begin(Facts facts, Instant now, ByteWriter to) {
        Call call = facts.call();
        ForwardAccess via = call.via();
        to.raw(BEGIN);
        identities.write(call, to);
        to.raw(EVENT_TIME).ascii(times.of(now));
        facts.operation().writeName(to);
        to.ascii(facts.operation().region(call))
                .raw(SOURCE_IP)
                .ascii(via == null ? call.sourceIp() : via.principal())
                .raw(QUOTE);
        String userAgent = call.userAgent();
        if (userAgent != null) {
            to.raw(USER_AGENT);
            userAgents.write(userAgent, to);
        }
    }

    private static void end(Facts facts, @Nullable Located touched, UUID eventId, ByteWriter to) {
        to.raw(REQUEST_ID).ascii(facts.call().requestId()).raw(EVENT_ID).uuid(eventId);
        to.raw(facts.operation().readOnly() ? READ_ONLY : CHANGING);
        if (touched != null) {
            writeResources(touched.demands(), to);
        }
        to.raw(EVENT_TYPE).ascii(facts.call().account().digits());
        VpcEndpoint endpoint = facts.call().entrance().endpoint();
        if (endpoint != null) {
            to.raw(VPC_ENDPOINT).ascii(endpoint.id());
        }
        to.raw(END);
    }

    private static void writeResources(List<Demand<?>> demands, ByteWriter to) {
        boolean first = true;
        for (Demand<?> demand : demands) {
            Blob entry = demand.target().recordEntry();
            if (entry != null) {
                to.raw(first ? RESOURCES : COMMA).raw(entry.sharedBytes());
                first = false;
            }
        }
        if (!first) {
            to.raw(CLOSE);
        }
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    private static byte[] bytes(String fragment) {
        return fragment.getBytes(StandardCharsets.US_ASCII);
    }
}
