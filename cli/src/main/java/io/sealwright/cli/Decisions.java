// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import io.sealwright.contract.JsonObject;
import java.io.PrintStream;

/** A decision with its whole trace, for people. */
final class Decisions {
    private Decisions() {}

    static void print(JsonObject decision, PrintStream out) {
        out.printf(
                "%n%s on %s: %s%n", text(decision, "Action"), text(decision, "Resource"), text(decision, "Decision"));
        out.printf("  %s%n", text(decision, "Reason"));
        decision.objects("Policies").forEach(policy -> printPolicy(policy, out));
        decision.texts("Changes").forEach(change -> out.printf("  to allow it: %s%n", change));
    }

    private static void printPolicy(JsonObject policy, PrintStream out) {
        String name = policy.text("PolicyArn").or(() -> policy.text("Name")).orElse("");
        out.printf("  %s %s%n", text(policy, "Kind"), policy.has("Statements") ? name : "that you may not read");
        for (JsonObject statement : policy.objects("Statements")) {
            String sid = statement.text("Sid").orElse("");
            out.printf(
                    "    line %s%s: %s, %s%n",
                    statement.number("Line").map(Object::toString).orElse("?"),
                    sid.isEmpty() ? "" : " \"%s\"".formatted(sid),
                    text(statement, "Effect"),
                    text(statement, "Outcome"));
            statement.objects("Conditions").forEach(condition -> printCondition(condition, out));
        }
    }

    private static void printCondition(JsonObject condition, PrintStream out) {
        out.printf(
                "      %s %s %s: the request had %s, %s%n",
                text(condition, "Operator"),
                text(condition, "Key"),
                condition.texts("PolicyValues"),
                condition.texts("RequestValues"),
                text(condition, "Outcome"));
    }

    private static String text(JsonObject object, String member) {
        return object.text(member).orElse("");
    }
}
