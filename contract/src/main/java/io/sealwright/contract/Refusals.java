// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import io.sealwright.vocabulary.ErrorCode;
import io.sealwright.vocabulary.ServiceException;

/** The bodies of refusals, for every service and for requests that name none. */
public final class Refusals {
    /** How the gateway's own codes, and most services, spell the member of the text. */
    private static final String MESSAGE = "message";

    private Refusals() {}

    /**
     * {@code {"__type":"…","message":"…"}}: the bare code, no text where AWS sends none, a reason where it adds one.
     */
    public static void writeJson(ServiceException why, ByteWriter to) {
        to.ascii("{\"__type\":").jsonString(why.code().wireName());
        why.text().ifPresent(text -> {
            String member = why.code() instanceof ModelError known ? known.messageMember() : MESSAGE;
            to.ascii(",\"").ascii(member).ascii("\":").jsonString(text);
        });
        if (why.code() instanceof Reasoned reasoned) {
            to.ascii(",\"Reason\":").jsonString(reasoned.reason());
        }
        to.ascii('}');
    }

    /**
     * {@code <ErrorResponse>} as Query has it.
     *
     * @param xmlNamespace empty where the service is not known
     */
    public static void writeXml(ServiceException why, String xmlNamespace, String requestId, ByteWriter to) {
        var xml = new XmlWriter(to);
        to.ascii("<ErrorResponse");
        if (!xmlNamespace.isEmpty()) {
            to.ascii(" xmlns=\"").ascii(xmlNamespace).ascii('"');
        }
        to.ascii('>');
        xml.open("Error");
        xml.text("Type", type(why.code()));
        xml.text("Code", why.code().wireName());
        why.text().ifPresent(text -> xml.text("Message", text));
        xml.close("Error");
        xml.text("RequestId", requestId);
        xml.close("ErrorResponse");
    }

    private static String type(ErrorCode code) {
        return switch (code.fault()) {
            case SENDER -> "Sender";
            case RECEIVER -> "Receiver";
        };
    }
}
