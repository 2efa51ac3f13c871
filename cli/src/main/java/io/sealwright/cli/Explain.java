// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import io.sealwright.contract.JsonObject;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * {@code sealwright explain REQUEST_ID}: why a call was allowed or denied. Every answer carries the id in
 * {@code x-amzn-RequestId}, and every client prints it with an error.
 */
final class Explain implements Command {
    private static final Pattern REQUEST_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Override
    public String words() {
        return "explain";
    }

    @Override
    public String summary() {
        return "tells why a call was decided so: REQUEST_ID [--days N] [--output json] [--data DIR]"
                + " [--credentials FILE] [--profile NAME]";
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws CommandFailed, InterruptedException {
        if (arguments.isEmpty() || !REQUEST_ID.matcher(arguments.getFirst()).matches()) {
            throw CommandFailed.usage("explain takes a request id, such as 01234567-89ab-cdef-0123-456789abcdef");
        }
        Map<String, String> flags =
                Options.read(words(), arguments.subList(1, arguments.size()), ApiClient.FLAGS_WITH_DAYS);
        String days = ApiClient.days(flags).map(",\"Days\":%d"::formatted).orElse("");
        Reply reply = Reply.of(flags);
        String answer = ApiClient.of(terminal, flags)
                .send("ExplainDecision", "{\"RequestId\":\"%s\"%s}".formatted(arguments.getFirst(), days));
        reply.print(answer, Explain::print, terminal.out());
        return 0;
    }

    private static void print(JsonObject answer, PrintStream out) {
        out.printf(
                "%s by %s%s%n",
                text(answer, "EventName"),
                answer.text("CallerArn").orElse("someone without policies"),
                answer.text("ErrorCode").map(" was answered with "::concat).orElse(" was done"));
        answer.objects("Decisions").forEach(decision -> Decisions.print(decision, out));
        answer.texts("Remarks").forEach(remark -> out.printf("%n%s%n", remark));
    }

    private static String text(JsonObject object, String member) {
        return object.text(member).orElse("");
    }
}
