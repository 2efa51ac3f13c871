// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.contract.ByteWriter;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.ServiceContract;
import io.sealwright.contract.Structure;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.ServiceException;
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
    private static final String VERSION = "1.11";
    private static final int MAX_TEXT = 1_024;
    private static final int MAX_EVENT_NAME = 128;

    private final EventTime times = new EventTime();
    private final UserIdentity identities = new UserIdentity();

    /**
     * What is known of a call when its record is written.
     *
     * @param eventName the operation's name, as far as it is known
     * @param readOnly whether it leaves everything as it was
     * @param located what it would touch, or null when it was refused before
     */
    record Facts(
            Call call,
            ServiceContract service,
            String eventName,
            boolean readOnly,
            @Nullable Located located) {}

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
        to.ascii(",\"requestParameters\":");
        contract.writeRequestParameters(input, to);
        to.ascii(",\"responseElements\":");
        if (facts.readOnly()) {
            to.ascii("null");
        } else {
            contract.writeResponseElements(answer.output(), to);
        }
        Blob additional = answer.additionalEventData();
        if (additional != null) {
            to.ascii(",\"additionalEventData\":").raw(additional.sharedBytes());
        }
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
        to.ascii(",\"requestParameters\":");
        if (contract != null && input != null) {
            writeInput(contract, input, to);
        } else {
            to.ascii("null");
        }
        to.ascii(",\"responseElements\":null");
        end(facts, why.code().equals(facts.service().accessDenied()) ? null : facts.located(), eventId, to);
    }

    @SuppressWarnings("unchecked") // The input was decoded by this very contract.
    private static <I extends Structure> void writeInput(
            OperationContract<I, ?> contract, Structure input, ByteWriter to) {
        contract.writeRequestParameters((I) input, to);
    }

    private void begin(Facts facts, Instant now, ByteWriter to) {
        Call call = facts.call();
        to.ascii("{\"eventVersion\":\"").ascii(VERSION).ascii("\",\"userIdentity\":");
        identities.write(call.principal(), call.accessKeyId(), to);
        to.ascii(",\"eventTime\":\"").ascii(times.of(now));
        to.ascii("\",\"eventSource\":\"").ascii(facts.service().eventSource());
        to.ascii("\",\"eventName\":").jsonString(cut(facts.eventName(), MAX_EVENT_NAME));
        to.ascii(",\"awsRegion\":\"").ascii(call.region().name());
        to.ascii("\",\"sourceIPAddress\":\"").ascii(call.sourceIp()).ascii("\"");
        String userAgent = call.userAgent();
        if (userAgent != null) {
            to.ascii(",\"userAgent\":").jsonString(cut(userAgent, MAX_TEXT));
        }
    }

    private static void end(Facts facts, @Nullable Located touched, UUID eventId, ByteWriter to) {
        to.ascii(",\"requestID\":\"").ascii(facts.call().requestId());
        to.ascii("\",\"eventID\":\"").ascii(eventId.toString());
        to.ascii("\",\"readOnly\":").ascii(facts.readOnly() ? "true" : "false");
        if (touched != null) {
            writeResources(touched.demands(), to);
        }
        to.ascii(",\"eventType\":\"AwsApiCall\",\"managementEvent\":true,\"recipientAccountId\":\"");
        to.ascii(facts.call().account().digits()).ascii("\",\"eventCategory\":\"Management\"}");
    }

    private static void writeResources(List<Demand<?>> demands, ByteWriter to) {
        boolean first = true;
        for (Demand<?> demand : demands) {
            Blob entry = demand.target().recordEntry();
            if (entry != null) {
                to.ascii(first ? ",\"resources\":[" : ",").raw(entry.sharedBytes());
                first = false;
            }
        }
        if (!first) {
            to.ascii("]");
        }
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
