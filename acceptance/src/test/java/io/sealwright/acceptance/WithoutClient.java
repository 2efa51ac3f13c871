// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips the tests of clients that the run was asked to do without: the system property {@code without}, with commas.
 */
final class WithoutClient implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        List<String> without = List.of(System.getProperty("without", "").split(","));
        Optional<String> client =
                findAnnotation(context.getElement(), Client.class).map(Client::value);
        return client.filter(without::contains)
                .map(name -> ConditionEvaluationResult.disabled("asked to run without " + name))
                .orElseGet(() -> ConditionEvaluationResult.enabled("its client is wanted"));
    }
}
