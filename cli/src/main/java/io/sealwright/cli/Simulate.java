// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import io.sealwright.contract.ByteWriter;
import io.sealwright.contract.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code sealwright simulate}: which of the recorded calls of the last days another policy of a key would refuse or
 * newly allow, before it is put.
 */
final class Simulate implements Command {
    private static final String KEY = "--key-arn";
    private static final String POLICY = "--policy";

    @Override
    public String words() {
        return "simulate";
    }

    @Override
    public String summary() {
        return "tells what another key policy would change: --key-arn ARN --policy FILE [--days N] [--output json] ...";
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws CommandFailed, InterruptedException {
        List<String> known = Stream.concat(Stream.of(KEY, POLICY), ApiClient.FLAGS_WITH_DAYS.stream())
                .toList();
        Map<String, String> flags = Options.read(words(), arguments, known);
        if (!flags.containsKey(KEY) || !flags.containsKey(POLICY)) {
            throw CommandFailed.usage("simulate needs --key-arn and --policy");
        }
        ByteWriter body = new ByteWriter();
        body.ascii("{\"TargetArn\":").jsonString(flags.get(KEY));
        body.ascii(",\"PolicyDocument\":").jsonString(policy(terminal, flags.get(POLICY)));
        ApiClient.days(flags).ifPresent(days -> body.ascii(",\"Days\":" + days));
        body.ascii("}");
        String text = new String(body.toByteArray(), StandardCharsets.UTF_8);
        Reply reply = Reply.of(flags);
        reply.print(ApiClient.of(terminal, flags).send("SimulatePolicyChange", text), Simulate::print, terminal.out());
        return 0;
    }

    static String policy(Terminal terminal, String name) throws CommandFailed {
        try {
            return Files.readString(terminal.workingFolder().resolve(name));
        } catch (IOException unreadable) {
            throw CommandFailed.because("%s cannot be read: %s".formatted(name, unreadable));
        }
    }

    private static void print(JsonObject answer, PrintStream out) {
        out.printf(
                "%s recorded calls examined%n",
                answer.number("CallsExamined").map(Object::toString).orElse("?"));
        printCalls("would be refused", answer.objects("Refused"), out);
        printCalls("would newly be allowed", answer.objects("Allowed"), out);
        if (!answer.isTrue("Complete")) {
            out.println("More calls there were, or such that no record tells enough about to decide them again.");
        }
    }

    private static void printCalls(String what, List<JsonObject> calls, PrintStream out) {
        out.printf("%d kinds of call %s%n", calls.size(), what);
        for (JsonObject call : calls) {
            out.printf(
                    "  %s %s, %s times, such as %s: %s%n",
                    call.text("CallerArn").orElse("?"),
                    call.text("Action").orElse("?"),
                    call.number("Calls").map(Object::toString).orElse("?"),
                    call.text("RequestId").orElse("?"),
                    call.text("Reason").orElse("?"));
        }
    }
}
