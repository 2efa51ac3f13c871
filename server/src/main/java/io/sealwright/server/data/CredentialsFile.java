// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.data;

import io.sealwright.vocabulary.Region;
import io.sealwright.vocabulary.SecretBytes;
import io.sealwright.vocabulary.SecretBytes.ExportReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The first administrator's credentials as an AWS shared-credentials file: profile {@code default} with Region and
 * endpoint, so that one exported variable is enough for the AWS CLI and the SDKs.
 *
 * <p>Mode 0600. It holds a secret: it is written once, and afterwards only its endpoint is read here.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html">Shared config and credentials
 *     files</a>
 */
public final class CredentialsFile {
    private static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rw-------");
    private static final String ENDPOINT = "endpoint_url = ";

    private final Path path;

    CredentialsFile(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    public boolean exists() {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Writes the file; durable when it returns. Whatever stood there is replaced: only a first start may call this. */
    public void write(String accessKeyId, SecretBytes secretAccessKey, Region region, URI endpoint) throws IOException {
        byte[] secret = secretAccessKey.export(ExportReason.CREDENTIAL);
        byte[] content = content(accessKeyId, secret, region, endpoint);
        try {
            Durable.replace(path, content, MODE);
        } finally {
            Arrays.fill(secret, (byte) 0);
            Arrays.fill(content, (byte) 0);
        }
    }

    private static byte[] content(String accessKeyId, byte[] secret, Region region, URI endpoint) {
        var bytes = new WipedOutput(secret.length + 512);
        try (bytes) {
            bytes.writeBytes("[default]\naws_access_key_id = %s\naws_secret_access_key = "
                    .formatted(accessKeyId)
                    .getBytes(StandardCharsets.US_ASCII));
            bytes.writeBytes(secret);
            bytes.writeBytes("\nregion = %s\n%s%s\n"
                    .formatted(region, ENDPOINT, endpoint)
                    .getBytes(StandardCharsets.US_ASCII));
            return bytes.toByteArray();
        }
    }

    /** The endpoint that clients of this file call; empty when there is none in it, as after a change by hand. */
    public Optional<URI> endpoint() throws IOException {
        if (!exists()) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(path, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith(ENDPOINT))
                    .map(line -> URI.create(line.substring(ENDPOINT.length()).strip()))
                    .findFirst();
        } catch (IllegalArgumentException changedByHand) {
            return Optional.empty();
        }
    }

    /** Keeps no copy of the secret behind. */
    private static final class WipedOutput extends ByteArrayOutputStream {
        WipedOutput(int size) {
            super(size);
        }

        @Override
        public void close() {
            Arrays.fill(buf, (byte) 0);
        }
    }
}
