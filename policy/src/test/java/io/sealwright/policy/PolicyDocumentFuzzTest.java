// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any text is either a document that gives the text back, or malformed; never anything else. */
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
        if (!document.text().equals(text)) {
            throw new AssertionError(text + " became " + document.text());
        }
    }
}
