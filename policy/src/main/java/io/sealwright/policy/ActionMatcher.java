// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import io.sealwright.vocabulary.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The actions of one statement: {@code *}, or {@code service:Name} with wildcards in the name. Case does not count.
 *
 * <p>Names without wildcards are found in a set per service; an action is looked up without making a new string.
 */
final class ActionMatcher {
    private record ServicePattern(String service, WildcardPattern name) {}

    private final boolean everything;
    private final Map<String, NameSet> names = new HashMap<>();
    private final ServicePattern[] patterns;

    private ActionMatcher(boolean everything, Map<String, List<String>> names, List<ServicePattern> patterns) {
        this.everything = everything;
        names.forEach((service, ofService) -> this.names.put(service, new NameSet(ofService)));
        this.patterns = patterns.toArray(ServicePattern[]::new);
    }

    static ActionMatcher of(List<String> actions) throws MalformedPolicy {
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
            if (WildcardPattern.isPattern(name)) {
                patterns.add(new ServicePattern(service, WildcardPattern.ignoringCase(name)));
            } else {
                names.computeIfAbsent(service, any -> new ArrayList<>()).add(name);
            }
        }
        return new ActionMatcher(everything, names, patterns);
    }

    private static String serviceOf(String action) throws MalformedPolicy {
        if (!action.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw MalformedPolicy.syntax(); // Folding case is plain in ASCII only, and AWS names no action otherwise.
        }
        int colon = action.indexOf(':');
        if (colon <= 0 || colon == action.length() - 1) {
            throw new MalformedPolicy("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
        }
        if (action.indexOf(':', colon + 1) >= 0) {
            throw new MalformedPolicy("Actions/Condition can contain only one colon.");
        }
        String service = action.substring(0, colon);
        if (!service.chars().allMatch(ActionMatcher::mayBeInServiceName)) {
            throw new MalformedPolicy("The vendor of an action holds letters, digits and hyphens only.");
        }
        return service.toLowerCase(Locale.ROOT);
    }

    private static boolean mayBeInServiceName(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    }

    boolean matches(Action action) {
        if (everything) {
            return true;
        }
        NameSet ofService = names.get(action.service());
        if (ofService != null && ofService.contains(action.name())) {
            return true;
        }
        for (ServicePattern pattern : patterns) {
            if (pattern.service().equals(action.service()) && pattern.name().matches(action.name())) {
                return true;
            }
        }
        return false;
    }
}
