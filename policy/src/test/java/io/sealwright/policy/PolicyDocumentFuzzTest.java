// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Map;

/** Any text is either a document that gives the text back and can be evaluated, or malformed; never anything else. */
class PolicyDocumentFuzzTest {

    @FuzzTest
    void parse(FuzzedDataProvider data) {
        PolicyType type = data.pickValue(PolicyType.values());
        String text = data.consumeRemainingAsString();
        PolicyDocument document;
        try {
            document = Documents.parse(text, type);
        } catch (MalformedPolicy _) {
            return;
        }
        if (!document.text().equals(text) || !document.textShowing(Map.of()).equals(text)) {
            throw new AssertionError(text + " became " + document.text());
        }
        evaluate(document);
    }

    private static void evaluate(PolicyDocument document) {
        var set = PolicySet.of(document.type().kind(), 1, List.of(document));
        var request = new AccessRequest(
                Documents.WRITER, Documents.ENCRYPT, Resource.of(Documents.KEY), Documents.facts(Map.of()));
        boolean denies = set.denies(request, false);
        for (Statement statement : document.statements()) {
            boolean told = statement.effect() == Effect.DENY && statement.reach(request, false) != Reach.NOBODY;
            if (told && !denies) {
                throw new AssertionError("a statement denies and its document does not");
            }
        }
        document.contextKeys();
    }
}
