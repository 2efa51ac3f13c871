// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a text of the request is compared with: one text of the policy, whose variables are filled in for each request.
 * Without variables it is compiled once, and matching allocates nothing.
 */
final class TextPattern {

    /** How the two are compared. */
    enum Way {
        EXACT,
        IGNORING_CASE,
        WILDCARDS
    }

    private final Template template;
    private final Way way;
    private final boolean everything;
    private final @Nullable String fixed;
    private final @Nullable WildcardPattern compiled;

    private TextPattern(Template template, Way way) throws MalformedPolicy {
        this.template = template;
        this.way = way;
        Template.@Nullable Resolved resolved = template.hasVariables() ? null : template.resolve(Facts.NONE, "");
        this.fixed = resolved == null ? null : resolved.text();
        this.everything = resolved != null && way == Way.WILDCARDS && resolved.isStar();
        this.compiled = resolved == null || way != Way.WILDCARDS || !resolved.hasWildcards()
                ? null
                : WildcardPattern.of(resolved.text(), resolved.wild(), false);
    }

    static TextPattern of(Template template, Way way) throws MalformedPolicy {
        return new TextPattern(template, way);
    }

    List<ConditionKey> keys() {
        return template.keys();
    }

    Match match(String text, AccessRequest request) {
        if (everything) {
            return Match.YES;
        }
        if (compiled != null) {
            return Match.of(compiled.matches(text));
        }
        if (fixed != null) {
            return Match.of(equal(fixed, text));
        }
        Template.Resolved resolved =
                template.resolve(request.facts(), request.action().service());
        if (resolved.found() != Match.YES) {
            return resolved.found();
        }
        return way == Way.WILDCARDS ? matchWildcards(resolved, text) : Match.of(equal(resolved.text(), text));
    }

    private boolean equal(String wanted, String found) {
        return way == Way.IGNORING_CASE ? wanted.equalsIgnoreCase(found) : wanted.equals(found);
    }

    /** A value may make a pattern dear to match; then nobody can tell, at a bounded cost. */
    private static Match matchWildcards(Template.Resolved resolved, String text) {
        try {
            return Match.of(
                    WildcardPattern.of(resolved.text(), resolved.wild(), false).matches(text));
        } catch (MalformedPolicy _) {
            return Match.UNKNOWN;
        }
    }
}
