// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.contract.ByteWriter;
import io.sealwright.contract.ServiceContract;

/** What the records of all calls of one operation have in common, written once. */
final class EventFragments {
    private static final int MAX_EVENT_NAME = 128;

    private final ServiceContract service;
    private final byte[] name;
    private final boolean readOnly;

    private EventFragments(ServiceContract service, byte[] name, boolean readOnly) {
        this.service = service;
        this.name = name;
        this.readOnly = readOnly;
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
}
