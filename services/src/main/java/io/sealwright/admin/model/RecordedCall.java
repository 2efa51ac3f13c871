// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.model;

import io.sealwright.contract.JsonObject;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Entrance;
import io.sealwright.gateway.ForwardAccess;
import io.sealwright.gateway.Session;
import io.sealwright.ledger.LedgerEntry;
import io.sealwright.ledger.PolicyVersion;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Principal;
import io.sealwright.vocabulary.Region;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * A call as its record tells it: the CloudTrail event, and the policies that decided.
 *
 * @param event the record in CloudTrail's form
 * @param policies the documents that took part, in the order of the decision; empty when none was asked
 */
public record RecordedCall(JsonObject event, List<PolicyVersion> policies) {
    private static final String UNKNOWN = "unknown";

    public RecordedCall {
        policies = List.copyOf(policies);
    }

    /** Reads a record; empty for what is not the record of a call, such as a job's. */
    public static Optional<RecordedCall> of(LedgerEntry entry) {
        try {
            JsonObject event = JsonObject.read(entry.event());
            boolean call = event.text("eventType").equals(Optional.of("AwsApiCall"));
            return call ? Optional.of(new RecordedCall(event, entry.basis().policies())) : Optional.empty();
        } catch (JsonObject.NotJson _) {
            return Optional.empty();
        }
    }

    public String requestId() {
        return text("requestID");
    }

    public String eventId() {
        return text("eventID");
    }

    public String eventSource() {
        return text("eventSource");
    }

    public String eventName() {
        return text("eventName");
    }

    public Optional<String> errorCode() {
        return event.text("errorCode");
    }

    public Optional<String> errorMessage() {
        return event.text("errorMessage");
    }

    /** Whether policies refused it. */
    public boolean wasDenied() {
        return errorCode().filter(code -> code.startsWith("AccessDenied")).isPresent();
    }

    /** Whether a key was refused that only the header of a ciphertext named: another account's, or nobody's. */
    public boolean wasDeniedByCiphertext() {
        return wasDenied()
                && errorMessage()
                        .filter(text -> text.contains(" on the resource associated with this ciphertext "))
                        .isPresent();
    }

    /** When it was answered, to the second. */
    public Instant time() {
        try {
            return Instant.parse(text("eventTime"));
        } catch (DateTimeParseException _) {
            return Instant.EPOCH;
        }
    }

    /** Whose call it was. */
    public boolean isOf(AccountId account) {
        return account().equals(Optional.of(account));
    }

    Optional<AccountId> account() {
        return event.text("recipientAccountId").filter(AccountId::isWellFormed).map(AccountId::new);
    }

    /** Whether policies were asked, be it that there was none. */
    public boolean wasDecided() {
        return !policies.isEmpty() || wasDeniedByCiphertext() || RecordedDemand.wasDecided(this);
    }

    /**
     * Whether it was denied something of another account. What its asker is told then is told without what decided
     * there, for that is not the same for what exists and what does not.
     */
    public boolean wasDeniedToStranger() {
        return RecordedDemand.wasDeniedToStranger(this);
    }

    /** The policies that decided, but for those of the resource's side where it was a stranger that was denied. */
    List<PolicyVersion> told() {
        return wasDeniedToStranger()
                ? policies.stream().filter(RecordedCall::isOfTheCaller).toList()
                : policies;
    }

    private static boolean isOfTheCaller(PolicyVersion version) {
        return DecidedAgain.kind(version).filter(Telling::isCallers).isPresent();
    }

    /** What was touched, by ARN, as the record lists it: who was denied reads none. */
    public List<String> resources() {
        return event.objects("resources").stream()
                .flatMap(resource -> resource.text("ARN").stream())
                .toList();
    }

    /** A member of {@code requestParameters}, whatever it is. */
    public Optional<JsonObject> parameters() {
        return event.object("requestParameters");
    }

    /** Who called; empty for a kind of caller that has no policies of its own. */
    public Optional<Principal> caller() {
        return event.object("userIdentity").flatMap(RecordedCaller::principal);
    }

    /** The service that made the call for its caller; empty where the caller made it. */
    Optional<ForwardAccess> via() {
        return event.object("userIdentity")
                .flatMap(who -> who.text("invokedBy"))
                .map(ForwardAccess::recorded);
    }

    Region region() {
        return new Region(text("awsRegion"));
    }

    /** The call as it was authenticated, as far as the record tells: neither session policies nor session tags. */
    public Optional<Call> call() {
        return caller().map(principal -> new Call(
                principal,
                event.object("userIdentity")
                        .flatMap(who -> who.text("accessKeyId"))
                        .orElse(UNKNOWN),
                session().orElse(null),
                region(),
                requestId(),
                time(),
                text("sourceIPAddress"),
                via().isPresent() ? Entrance.IN_PROCESS : Entrance.PLAIN,
                event.text("userAgent").orElse(null),
                null,
                null,
                null,
                via().orElse(null)));
    }

    private Optional<Session> session() {
        return event.object("userIdentity").flatMap(RecordedCaller::session);
    }

    private String text(String member) {
        return event.text(member).orElse(UNKNOWN);
    }
}
