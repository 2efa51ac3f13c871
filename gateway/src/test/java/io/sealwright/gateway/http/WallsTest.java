// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.sealwright.gateway.Session;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class WallsTest {
    private static final JavaClasses GATEWAY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.sealwright.gateway.http", "io.sealwright.gateway.signature");

    @Test
    void http_knows_no_service_and_no_pipeline() {
        classes()
                .that()
                .resideInAPackage("io.sealwright.gateway.http")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.sealwright.gateway.http",
                        "io.sealwright.vocabulary",
                        "io.netty..",
                        "java..",
                        "javax.net.ssl..",
                        "org.jspecify..")
                .check(GATEWAY);
    }

    @Test
    void signatures_know_http_only_by_its_view_of_the_bytes() {
        classes()
                .that()
                .resideInAPackage("io.sealwright.gateway.signature")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "io.sealwright.gateway.http",
                                "io.sealwright.gateway.signature",
                                "io.sealwright.crypto",
                                "io.sealwright.vocabulary",
                                "java..",
                                "org.jspecify..")
                        .or(type(Session.class)))
                .because("what a session token says is carried through, never read")
                .check(GATEWAY);
    }

    @Test
    void time_comes_in_by_constructor() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(GATEWAY);
    }
}
