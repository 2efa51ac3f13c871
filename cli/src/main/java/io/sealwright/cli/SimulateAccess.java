// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import io.sealwright.contract.ByteWriter;
import io.sealwright.contract.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code sealwright simulate access}: may this principal do this to that, now? With the whole trace, and without doing
 * it.
 */
final class SimulateAccess implements Command {
    private static final String PRINCIPAL = "--principal-arn";
    private static final String ACTION = "--action";
    private static final String RESOURCE = "--resource-arn";
    private static final String CONTEXT = "--context";
    private static final String SESSION_POLICY = "--session-policy";
    private static final String ENDPOINT = "--vpc-endpoint";
    private static final List<String> OWN = List.of(PRINCIPAL, ACTION, RESOURCE, CONTEXT, SESSION_POLICY, ENDPOINT);

    @Override
    public String words() {
        return "simulate access";
    }

    @Override
    public String summary() {
        return "tells whether somebody may do something: --principal-arn ARN --action kms:Encrypt [--resource-arn ARN]"
                + " [--context KEY=VALUE ...] [--session-policy FILE ...] [--vpc-endpoint ID] [--output json] ...";
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws CommandFailed, InterruptedException {
        Map<String, List<String>> given = Options.readAll(
                words(),
                arguments,
                Stream.concat(OWN.stream(), ApiClient.FLAGS.stream()).toList());
        Map<String, String> flags = new HashMap<>();
        for (Map.Entry<String, List<String>> flag : given.entrySet()) {
            boolean many = flag.getKey().equals(CONTEXT) || flag.getKey().equals(SESSION_POLICY);
            if (!many && flag.getValue().size() > 1) {
                throw CommandFailed.usage("%s: %s is given twice".formatted(words(), flag.getKey()));
            }
            flags.put(flag.getKey(), flag.getValue().getFirst());
        }
        if (!flags.containsKey(PRINCIPAL) || !flags.containsKey(ACTION)) {
            throw CommandFailed.usage("simulate access needs --principal-arn and --action");
        }
        Reply reply = Reply.of(flags);
        String answer = ApiClient.of(terminal, flags).send("SimulateAccess", body(terminal, flags, given));
        reply.print(answer, SimulateAccess::print, terminal.out());
        return 0;
    }

    private static String body(Terminal terminal, Map<String, String> flags, Map<String, List<String>> given)
            throws CommandFailed {
        ByteWriter body = new ByteWriter();
        body.ascii("{\"PrincipalArn\":").jsonString(flags.getOrDefault(PRINCIPAL, ""));
        body.ascii(",\"ActionName\":").jsonString(flags.getOrDefault(ACTION, ""));
        if (flags.containsKey(RESOURCE)) {
            body.ascii(",\"ResourceArn\":").jsonString(flags.get(RESOURCE));
        }
        if (flags.containsKey(ENDPOINT)) {
            body.ascii(",\"VpcEndpointId\":").jsonString(flags.get(ENDPOINT));
        }
        body.ascii(",\"SessionPolicies\":");
        List<String> policies = new ArrayList<>();
        for (String file : given.getOrDefault(SESSION_POLICY, List.of())) {
            policies.add(Simulate.policy(terminal, file));
        }
        list(policies, body);
        body.ascii(",\"ContextEntries\":[");
        String separator = "";
        for (Map.Entry<String, List<String>> entry :
                context(given.getOrDefault(CONTEXT, List.of())).entrySet()) {
            body.ascii(separator).ascii("{\"ContextKeyName\":").jsonString(entry.getKey());
            body.ascii(",\"ContextKeyValues\":");
            list(entry.getValue(), body);
            body.ascii("}");
            separator = ",";
        }
        body.ascii("]}");
        return new String(body.toByteArray(), StandardCharsets.UTF_8);
    }

    /** A key that comes several times has several values. */
    private static Map<String, List<String>> context(List<String> entries) throws CommandFailed {
        Map<String, List<String>> context = new LinkedHashMap<>();
        for (String entry : entries) {
            int equals = entry.indexOf('=');
            if (equals <= 0) {
                throw CommandFailed.usage("--context takes KEY=VALUE, such as aws:PrincipalTag/team=blue");
            }
            context.computeIfAbsent(entry.substring(0, equals), _ -> new ArrayList<>())
                    .add(entry.substring(equals + 1));
        }
        return context;
    }

    private static void list(List<String> texts, ByteWriter body) {
        body.ascii("[");
        for (int i = 0; i < texts.size(); i++) {
            body.ascii(i == 0 ? "" : ",").jsonString(texts.get(i));
        }
        body.ascii("]");
    }

    private static void print(JsonObject answer, java.io.PrintStream out) {
        out.println(answer.text("PrincipalArn").orElse(""));
        answer.object("Decision").ifPresent(decision -> Decisions.print(decision, out));
        answer.texts("Remarks").forEach(remark -> out.printf("%n%s%n", remark));
    }
}
