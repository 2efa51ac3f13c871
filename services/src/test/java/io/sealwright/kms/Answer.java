// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** What came back over the wire. */
@NullUnmarked
public record Answer(int status, String requestId, String body, Map<String, List<String>> headers) {

    public Answer ok() {
        assertThat(status).as(body).isEqualTo(200);
        return this;
    }

    /** The body's members; none of an empty body. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> json() {
        return body.isEmpty() ? Map.of() : (Map<String, Object>) Json.read(body);
    }

    public Object get(String member) {
        return json().get(member);
    }

    public String text(String member) {
        return (String) get(member);
    }

    public byte[] bytes(String member) {
        return Base64.getDecoder().decode(text(member));
    }

    @SuppressWarnings("unchecked")
    public Map<String, Object> object(String member) {
        return (Map<String, Object>) get(member);
    }

    @SuppressWarnings("unchecked")
    public <T> List<T> list(String member) {
        return (List<T>) get(member);
    }

    public String code() {
        return text("__type");
    }

    /** The refusal with this code and text, and the status that belongs to it. */
    public void isRefusal(int expectedStatus, String code, String message) {
        assertThat(json()).as(body).containsEntry("__type", code);
        Object said = json().containsKey("message") ? json().get("message") : json().get("Message");
        assertThat(said).isEqualTo(message);
        assertThat(status).isEqualTo(expectedStatus);
    }

    public void isRefusal(String code, String message) {
        isRefusal(400, code, message);
    }

    /** The refusal with this code and no text at all. */
    public void isBareRefusal(String code) {
        isBareRefusal(400, code);
    }

    public void isBareRefusal(int expectedStatus, String code) {
        assertThat(json()).as(body).containsOnly(Map.entry("__type", code));
        assertThat(status).isEqualTo(expectedStatus);
    }
}
