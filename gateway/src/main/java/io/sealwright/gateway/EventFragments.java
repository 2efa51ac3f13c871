// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.contract.ByteWriter;
import io.sealwright.contract.ServiceContract;
import java.util.Set;

/** What the records of all calls of one operation have in common, written once. */
final class EventFragments {
    private static final int MAX_EVENT_NAME = 128;

    /** Services that have one place for all Regions; their records name it, whatever Region the caller signed for. */
    private static final Set<String> GLOBAL = Set.of("iam.amazonaws.com", "organizations.amazonaws.com");

    private final ServiceContract service;
    private final byte[] name;
    private final boolean readOnly;
    private final boolean global;

    private EventFragments(ServiceContract service, byte[] name, boolean readOnly) {
        this.service = service;
        this.name = name;
        this.readOnly = readOnly;
        this.global = GLOBAL.contains(service.eventSource());
    }

    /** Of an operation that a room offers, or of a name that a caller sent. */
    static EventFragments of(ServiceContract service, String eventName, boolean readOnly) {
        String cut = eventName.length() <= MAX_EVENT_NAME ? eventName : eventName.substring(0, MAX_EVENT_NAME);
        ByteWriter to = new ByteWriter();
        to.ascii("\",\"eventSource\":\"").ascii(service.eventSource());
        to.ascii("\",\"eventName\":").jsonString(cut).ascii(",\"awsRegion\":\"");
        return new EventFragments(service, to.toByteArray(), readOnly);
    }

    ServiceContract service() {
        return service;
    }

    /** From the end of {@code eventTime} to the Region. */
    void writeName(ByteWriter to) {
        to.raw(name);
    }

    boolean readOnly() {
        return readOnly;
    }

    /** What {@code awsRegion} says. */
    String region(Call call) {
        return global ? home(call.principal().partition()) : call.region().name();
    }

    private static String home(String partition) {
        return switch (partition) {
            case "aws-cn" -> "cn-north-1";
            case "aws-us-gov" -> "us-gov-west-1";
            default -> "us-east-1";
        };
    }
}
