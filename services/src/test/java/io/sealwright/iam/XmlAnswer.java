// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.Answer;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What came back over the wire, in XML. */
public record XmlAnswer(Answer answer) {

    public XmlAnswer ok() {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return this;
    }

    public String body() {
        return answer.body();
    }

    /** The text of the first element of this name; an element that holds elements is given with them. */
    public String text(String element) {
        List<String> all = all(element);
        assertThat(all).as("%s in %s", element, body()).isNotEmpty();
        return all.getFirst();
    }

    /** The texts of all elements of this name, in their order. */
    public List<String> all(String element) {
        return Pattern.compile("<%s>(.*?)</%s>|<%s/>".formatted(element, element, element), Pattern.DOTALL)
                .matcher(body())
                .results()
                .map(XmlAnswer::content)
                .toList();
    }

    private static String content(MatchResult found) {
        return found.group(1) == null
                ? ""
                : found.group(1)
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&amp;", "&");
    }

    public boolean has(String element) {
        return !all(element).isEmpty();
    }

    /** The refusal with this code and text, and the status that belongs to it. */
    public void isRefusal(int status, String code, String message) {
        assertThat(all("Code")).as(body()).containsExactly(code);
        assertThat(text("Message")).isEqualTo(message);
        assertThat(answer.status()).isEqualTo(status);
    }

    public void isNoSuchEntity(String message) {
        isRefusal(404, "NoSuchEntity", message);
    }
}
