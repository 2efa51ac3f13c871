// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.data;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Another process that holds a data folder until it is killed. */
final class DataFolderHolder {
    private DataFolderHolder() {}

    static void main(String[] arguments) throws Exception {
        try (var folder = DataFolder.open(Path.of(arguments[0]))) {
            System.out.println(folder.path().toFile().isDirectory() ? "held" : "not held");
            new CountDownLatch(1).await();
        }
    }
}
