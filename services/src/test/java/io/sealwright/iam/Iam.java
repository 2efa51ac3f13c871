// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealwright.kms.Answer;
import io.sealwright.kms.TestUser;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Calls IAM as somebody, over the wire: signed, in the Query protocol. */
public final class Iam {
    private final TestUser caller;

    private Iam(TestUser caller) {
        this.caller = caller;
    }

    public static Iam as(TestUser caller) {
        return new Iam(caller);
    }

    /** Calls with parameters given as names and values in turn; a list becomes {@code Name.member.1} and so on. */
    public XmlAnswer call(String operation, Object... parameters) {
        return call(Map.of(), operation, parameters);
    }

    /** The same, as an SDK sends it that signs the id of the invocation. */
    public XmlAnswer repeatably(String invocation, String operation, Object... parameters) {
        return call(Map.of("amz-sdk-invocation-id", invocation), operation, parameters);
    }

    private XmlAnswer call(Map<String, String> headers, String operation, Object... parameters) {
        Answer answer = caller.send("iam", headers, form(operation, parameters));
        return new XmlAnswer(answer);
    }

    /** The body of a request. */
    public static String form(String operation, Object... parameters) {
        var form = new StringJoiner("&").add("Action=" + operation).add("Version=2010-05-08");
        for (int i = 0; i < parameters.length; i += 2) {
            add(form, (String) parameters[i], parameters[i + 1]);
        }
        return form.toString();
    }

    private static void add(StringJoiner form, String name, Object value) {
        switch (value) {
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    add(form, name + ".member." + (i + 1), list.get(i));
                }
            }
            case Map<?, ?> structure -> structure.forEach((member, of) -> add(form, name + "." + member, of));
            default -> form.add(name + "=" + URLEncoder.encode(value.toString(), UTF_8));
        }
    }

    /** A tag as requests spell it. */
    public static Map<String, String> tag(String key, String value) {
        return Map.of("Key", key, "Value", value);
    }
}
