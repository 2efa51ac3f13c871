// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import io.sealwright.vocabulary.Region;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The Regions of a partition, as AWS's own tools list them. */
final class ServedRegions {
    private static final String LIST = "partitions.json";

    private ServedRegions() {}

    /** Empty for a partition that AWS does not have. */
    static Set<Region> of(String partition) {
        try (InputStream list = ServedRegions.class.getResourceAsStream(LIST)) {
            if (list == null) {
                throw new IllegalStateException(LIST + " is missing from this build");
            }
            try (JsonParser json = JsonFactory.builder().build().createParser(ObjectReadContext.empty(), list)) {
                return read(json, partition);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<Region> read(JsonParser json, String partition) {
        Set<Region> regions = new HashSet<>();
        String current = "";
        boolean listing = false;
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
            switch (token) {
                case START_OBJECT -> {
                    if (json.currentName() != null) {
                        current = json.currentName();
                    }
                }
                case START_ARRAY -> listing = current.equals(partition) && "regions".equals(json.currentName());
                case END_ARRAY -> listing = false;
                case VALUE_STRING -> {
                    if (listing && Region.isWellFormed(json.getString())) {
                        regions.add(new Region(json.getString()));
                    }
                }
                default -> {} // Other tokens of the file say nothing about Regions.
            }
        }
        return regions;
    }
}
