// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.SecretBytes;
import io.sealwright.vocabulary.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The limits that a request broke, in AWS's own words: {@code N validation errors detected: …; …}.
 *
 * <p>Built only for requests that are refused. What is sensitive, and bytes, are never shown.
 */
final class Violations {
    /** A body of thousands of broken members is told this many; the text would outgrow the body. */
    private static final int MAX_TEXTS = 64;

    private static final String NOT_NULL = "Member must not be null";

    private final boolean echoesValues;
    private final List<String> texts = new ArrayList<>();
    private @Nullable BrokenLimit first;

    Violations(boolean echoesValues) {
        this.echoesValues = echoesValues;
    }

    /** Adds what the member's value breaks; it breaks something. */
    void add(Member member, @Nullable Object value, String path) {
        if (first == null) {
            first = value == null ? BrokenLimit.INPUT_REQUIRED : BrokenLimit.of(member.shape(), value);
        }
        if (value == null) {
            text("Value null at '%s' failed to satisfy constraint: %s".formatted(path, NOT_NULL));
            return;
        }
        String subject = echoesValues && isShown(member.shape())
                ? "Value '%s' at '%s' failed to satisfy constraint: ".formatted(shown(value), path)
                : "Value at '%s' failed to satisfy constraint: ".formatted(path);
        broken(member.shape(), value).forEach(rule -> text(subject + rule));
    }

    private void text(String text) {
        if (texts.size() < MAX_TEXTS) {
            texts.add(text);
        }
    }

    private static boolean isShown(Shape shape) {
        return switch (shape) {
            case Shape.BlobOf _ -> false;
            case Shape.ListOf list -> isShown(list.element());
            default -> !shape.sensitive(); // every shape says so itself
        };
    }

    /** Pattern first, then length. */
    private static List<String> broken(Shape shape, Object value) {
        List<String> rules = new ArrayList<>();
        if (shape instanceof EnumShape constants) {
            rules.add(enumRule(constants));
        }
        if (patternIsBroken(shape, value)) {
            rules.add(patternRule(Constraints.pattern(shape)));
        }
        long size = Constraints.size(shape, value);
        if (size > Constraints.max(shape)) {
            rules.add(maxRule(shape));
        }
        if (size < Constraints.min(shape)) {
            rules.add(minRule(shape));
        }
        if (value instanceof List<?> elements && shape instanceof Shape.ListOf list) {
            if (!Constraints.elementsHold(list, elements)) {
                rules.add("Member must satisfy constraint: " + all(list.element()));
            }
        }
        if (value instanceof Map<?, ?> entries && shape instanceof Shape.MapOf map) {
            if (!Constraints.keysHold(map, entries)) {
                rules.add("Map keys must satisfy constraint: " + all(map.key()));
            }
            if (!Constraints.valuesHold(map, entries)) {
                rules.add("Map value must satisfy constraint: " + all(map.value()));
            }
        }
        return rules;
    }

    /** A text that is too long is matched only where that is linear. */
    private static boolean patternIsBroken(Shape shape, Object value) {
        TextPattern pattern = Constraints.pattern(shape);
        if (Constraints.size(shape, value) > Constraints.max(shape) && !pattern.isLinear()) {
            return false;
        }
        return switch (value) {
            case String text when shape instanceof Shape.Text -> !pattern.matches(text);
            case SecretBytes secret when shape instanceof Shape.SecretText -> !pattern.matches(secret.exposedBytes());
            default -> false; // no other value has a pattern
        };
    }

    /** All rules of an element, broken or not. */
    private static String all(Shape shape) {
        List<String> rules = new ArrayList<>();
        if (shape instanceof EnumShape constants) {
            rules.add(enumRule(constants));
        }
        if (Constraints.max(shape) != Long.MAX_VALUE) {
            rules.add(maxRule(shape));
        }
        if (Constraints.min(shape) != Long.MIN_VALUE) {
            rules.add(minRule(shape));
        }
        if (Constraints.pattern(shape) != TextPattern.ANY) {
            rules.add(patternRule(Constraints.pattern(shape)));
        }
        rules.add(NOT_NULL);
        return rules.toString();
    }

    private static String enumRule(EnumShape shape) {
        return "Member must satisfy enum value set: " + shape.set();
    }

    private static String patternRule(TextPattern pattern) {
        return "Member must satisfy regular expression pattern: " + pattern.text();
    }

    private static String maxRule(Shape shape) {
        return "Member must have %s less than or equal to %d".formatted(measure(shape), Constraints.max(shape));
    }

    private static String minRule(Shape shape) {
        return "Member must have %s greater than or equal to %d".formatted(measure(shape), Constraints.min(shape));
    }

    private static String measure(Shape shape) {
        return shape instanceof Shape.IntegerOf || shape instanceof Shape.LongOf ? "value" : "length";
    }

    private static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case WireName constant -> constant.wireName();
            case List<?> list -> list.stream().map(Violations::shown).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> shown(entry.getKey()) + "=" + shown(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Blob _, SecretBytes _ -> "";
            default -> value.toString(); // texts and numbers; a record hides what is sensitive in it
        };
    }

    /** The refusal: with every broken limit, or the first one's reason where the service tells reasons. */
    ServiceException refusal(ServiceErrors errors) {
        return errors.tellsReasons() && first != null && errors.validation() instanceof ModelError error
                ? new Reasoned(error, first.name()).saying(first.sentence())
                : errors.validation().saying(toString());
    }

    @Override
    public String toString() {
        return "%d validation error%s detected: %s"
                .formatted(texts.size(), texts.size() == 1 ? "" : "s", String.join("; ", texts));
    }
}
