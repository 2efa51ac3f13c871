// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import io.sealwright.vocabulary.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The actions of one statement, or with NotAction all but them: {@code *}, or {@code service:Name} with wildcards in
 * the name. Case does not count.
 *
 * <p>Names without wildcards are found in a set per service; an action is looked up without making a new string.
 */
final class ActionMatcher {
    private static final String ANY_SERVICE = "*";

    private record ServicePattern(String service, WildcardPattern name) {

        boolean matches(Action action) {
            return (service.equals(ANY_SERVICE) || service.equals(action.service())) && name.matches(action.name());
        }
    }

    private final boolean everything;
    private final Map<String, List<String>> writtenNames;
    private final Map<String, NameSet> names = new HashMap<>();
    private final ServicePattern[] patterns;
    private final boolean allBut;

    private ActionMatcher(
            boolean everything, Map<String, List<String>> names, List<ServicePattern> patterns, boolean allBut) {
        this.everything = everything;
        this.writtenNames = names;
        names.forEach((service, ofService) -> this.names.put(service, new NameSet(ofService)));
        this.patterns = patterns.toArray(ServicePattern[]::new);
        this.allBut = allBut;
    }

    static ActionMatcher of(List<String> actions, boolean allBut) throws MalformedPolicy {
        boolean everything = false;
        Map<String, List<String>> names = new HashMap<>();
        List<ServicePattern> patterns = new ArrayList<>();
        for (String action : actions) {
            if (action.equals("*")) {
                everything = true;
                continue;
            }
            String service = serviceOf(action);
            String name = action.substring(service.length() + 1);
            if (WildcardPattern.isPattern(name) || service.equals(ANY_SERVICE)) {
                patterns.add(new ServicePattern(service, WildcardPattern.ignoringCase(name)));
            } else {
                names.computeIfAbsent(service, any -> new ArrayList<>()).add(name);
            }
        }
        return new ActionMatcher(everything, names, patterns, allBut);
    }

    /** The prefix, in lower case. Wildcards do not stand in it, but a star may stand for it. */
    static String serviceOf(String action) throws MalformedPolicy {
        if (!action.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw MalformedPolicy.syntax(); // Folding case is plain in ASCII only, and AWS names no action otherwise.
        }
        int colon = action.indexOf(':');
        if (colon <= 0 || colon == action.length() - 1) {
            throw new MalformedPolicy(MalformedPolicy.NO_VENDOR);
        }
        if (action.indexOf(':', colon + 1) >= 0) {
            throw new MalformedPolicy("Actions/Condition can contain only one colon.");
        }
        String service = action.substring(0, colon);
        if (!service.equals(ANY_SERVICE) && !service.chars().allMatch(ActionMatcher::mayBeInServiceName)) {
            throw new MalformedPolicy("Vendor %s is not valid".formatted(service));
        }
        return service.toLowerCase(Locale.ROOT);
    }

    private static boolean mayBeInServiceName(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    }

    /** Adds, by service, the actions that are named in full. */
    void namesInto(Map<String, Set<String>> all) {
        writtenNames.forEach((service, ofService) ->
                all.computeIfAbsent(service, any -> new HashSet<>()).addAll(ofService));
    }

    /** Whether it may mean actions that it does not name in full. */
    boolean mayMatchBeyondNames() {
        return everything || allBut || patterns.length > 0;
    }

    boolean matches(Action action) {
        return lists(action) != allBut;
    }

    private boolean lists(Action action) {
        if (everything) {
            return true;
        }
        NameSet ofService = names.get(action.service());
        if (ofService != null && ofService.contains(action.name())) {
            return true;
        }
        for (ServicePattern pattern : patterns) {
            if (pattern.matches(action)) {
                return true;
            }
        }
        return false;
    }
}
