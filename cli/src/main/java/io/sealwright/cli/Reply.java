// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import io.sealwright.contract.JsonObject;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * How a command shows what a server answered: {@code --output text}, for people, or {@code --output json}, as it came.
 */
enum Reply {
    TEXT,
    JSON;

    static final String FLAG = "--output";

    static Reply of(Map<String, String> flags) throws CommandFailed {
        return switch (flags.getOrDefault(FLAG, "text")) {
            case "text" -> TEXT;
            case "json" -> JSON;
            default -> throw CommandFailed.usage("%s takes text or json".formatted(FLAG));
        };
    }

    void print(String answer, BiConsumer<JsonObject, PrintStream> words, PrintStream out) throws CommandFailed {
        switch (this) {
            case TEXT -> words.accept(read(answer), out);
            case JSON -> out.println(answer);
        }
    }

    private static JsonObject read(String answer) throws CommandFailed {
        try {
            return JsonObject.read(answer.getBytes(StandardCharsets.UTF_8));
        } catch (JsonObject.NotJson _) {
            throw CommandFailed.because("the server answers something else than Sealwright");
        }
    }
}
