// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import io.sealwright.vocabulary.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Statements of one effect, found by action: for each action that some statement names in full, those that speak of it.
 * Any other action can only be meant by wildcards, so for it the statements that have some are asked. Immutable; a
 * look-up allocates nothing.
 */
final class ActionIndex {
    private static final int FEW = 4;

    /** What is known of the actions of one service. */
    private static final class OfService {
        private final NameSet names;
        private final Statement[][] bySlot;

        OfService(String service, Set<String> named, Statement[] all) {
            this.names = new NameSet(named);
            this.bySlot = new Statement[names.slots()][];
            for (String name : named) {
                Action action = new Action(service, name);
                bySlot[names.slotOf(name)] =
                        only(all, statement -> statement.actions().matches(action));
            }
        }
    }

    private final Statement[] all;
    private final Map<String, OfService> services = new HashMap<>();
    private final Statement[] beyondNames;

    ActionIndex(Statement[] all) {
        this.all = all;
        this.beyondNames = only(all, statement -> statement.actions().mayMatchBeyondNames());
        if (all.length <= FEW) {
            return;
        }
        Map<String, Set<String>> names = new HashMap<>();
        for (Statement statement : all) {
            statement.actions().namesInto(names);
        }
        names.forEach((service, named) -> services.put(service, new OfService(service, named, all)));
    }

    private static Statement[] only(Statement[] statements, Predicate<Statement> wanted) {
        List<Statement> found = new ArrayList<>();
        for (Statement statement : statements) {
            if (wanted.test(statement)) {
                found.add(statement);
            }
        }
        return found.toArray(Statement[]::new);
    }

    /** The strongest reach of a statement that holds for the request. */
    Reach reach(AccessRequest request, boolean bounded) {
        if (all.length <= FEW) {
            return strongest(all, request, bounded);
        }
        OfService service = services.get(request.action().service());
        int slot = service == null ? -1 : service.names.slotOf(request.action().name());
        return service == null || slot < 0
                ? strongest(beyondNames, request, bounded)
                : strongestOfNamed(service.bySlot[slot], request, bounded);
    }

    private static Reach strongest(Statement[] statements, AccessRequest request, boolean bounded) {
        Reach strongest = Reach.NOBODY;
        for (Statement statement : statements) {
            strongest = strongest.orStronger(statement.reach(request, bounded));
            if (strongest == Reach.CALLER) {
                return strongest;
            }
        }
        return strongest;
    }

    private static Reach strongestOfNamed(Statement[] statements, AccessRequest request, boolean bounded) {
        Reach strongest = Reach.NOBODY;
        for (Statement statement : statements) {
            strongest = strongest.orStronger(statement.reachBeyondAction(request, bounded));
            if (strongest == Reach.CALLER) {
                return strongest;
            }
        }
        return strongest;
    }
}
