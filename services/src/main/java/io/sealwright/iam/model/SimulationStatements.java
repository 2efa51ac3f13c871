// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.contract.iam.PolicySourceType;
import io.sealwright.contract.iam.Position;
import io.sealwright.contract.iam.Statement;
import io.sealwright.policy.Decision;
import io.sealwright.policy.Effect;
import io.sealwright.policy.Explanation;
import io.sealwright.policy.TextPosition;
import java.util.ArrayList;
import java.util.List;

/** The statements that determined the result of a simulation. */
final class SimulationStatements {

    private SimulationStatements() {}

    /** Where one denies, the denies alone; none where nothing allows. */
    static List<Statement> of(Explanation why) {
        return switch (why.decision()) {
            case Decision.Allowed _ -> of(why, Effect.ALLOW);
            case Decision.ExplicitlyDenied _ -> of(why, Effect.DENY);
            case Decision.ImplicitlyDenied _ -> List.of();
        };
    }

    private static List<Statement> of(Explanation why, Effect effect) {
        List<Statement> statements = new ArrayList<>();
        for (Explanation.Policy policy : why.policies()) {
            for (Explanation.StatementOutcome statement : policy.statements()) {
                if (statement.effect() == effect && statement.applied()) {
                    statements.add(new Statement(
                            policy.name(),
                            PolicySourceType.IAM_POLICY,
                            position(statement.start()),
                            position(statement.end())));
                }
            }
        }
        return statements;
    }

    private static Position position(TextPosition position) {
        return new Position(position.line(), position.column());
    }
}
