// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.job;

import io.sealwright.contract.ByteWriter;
import io.sealwright.ledger.Basis;
import io.sealwright.ledger.LedgerEntry;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Region;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * The record of what a service did by itself, in CloudTrail's form for service events.
 *
 * @param eventSource for example {@code kms.amazonaws.com}
 * @param resource the JSON entry of what it was done to
 */
public record ServiceEvent(String eventSource, String eventName, AccountId account, Region region, Blob resource) {

    /** The ledger's entry for it; no policy decided it. */
    public LedgerEntry entry(Instant now, UUID eventId) {
        return LedgerEntry.of(eventId, Basis.NONE, write(now, eventId));
    }

    private byte[] write(Instant now, UUID eventId) {
        ByteWriter to = new ByteWriter();
        to.ascii("{\"eventVersion\":\"1.11\",\"userIdentity\":{\"accountId\":\"")
                .ascii(account.digits());
        to.ascii("\",\"invokedBy\":\"AWS Internal\"},\"eventTime\":\"");
        to.ascii(now.truncatedTo(ChronoUnit.SECONDS).toString());
        to.ascii("\",\"eventSource\":\"").ascii(eventSource);
        to.ascii("\",\"eventName\":\"").ascii(eventName);
        to.ascii("\",\"awsRegion\":\"").ascii(region.name());
        to.ascii("\",\"sourceIPAddress\":\"AWS Internal\",\"userAgent\":\"AWS Internal\"");
        to.ascii(",\"requestParameters\":null,\"responseElements\":null,\"eventID\":\"")
                .ascii(eventId.toString());
        to.ascii("\",\"readOnly\":false,\"resources\":[").raw(resource.sharedBytes());
        to.ascii("],\"eventType\":\"AwsServiceEvent\",\"managementEvent\":true,\"recipientAccountId\":\"");
        to.ascii(account.digits()).ascii("\",\"eventCategory\":\"Management\"}");
        return to.toByteArray();
    }
}
