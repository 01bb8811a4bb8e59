package io.riffbook;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The fences that Spring Modulith doesn't know; those of reading stand beside it.
class ArchitectureTest {
    private static final JavaClasses RIFFBOOK = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.riffbook");

    @Test
    void keepsEachEngineToItsAdapter() {
        check(noClasses().that().resideOutsideOfPackages("io.riffbook.search.lucene..", "io.riffbook.analysis..")
                .should()
                .dependOnClassesThat().resideInAPackage("org.apache.lucene.."));
        check(noClasses().that().resideOutsideOfPackage("io.riffbook.search.elasticsearch..").should()
                .dependOnClassesThat().resideInAnyPackage("co.elastic..", "org.elasticsearch.."));
        check(noClasses().that().resideOutsideOfPackage("io.riffbook.storage.s3..").should()
                .dependOnClassesThat().resideInAnyPackage("io.minio..", "okhttp3.."));
    }

    @Test
    void keepsSqlOutOfTheEdges() {
        check(noClasses().that().resideInAPackage("io.riffbook.*.web..").should()
                .dependOnClassesThat().areAssignableTo(JdbcClient.class)
                .orShould().dependOnClassesThat().areAssignableTo(JdbcOperations.class)
                .orShould().dependOnClassesThat().resideInAPackage("java.sql.."));
    }

    @Test
    void hasNoCyclesBetweenAnyTwoPackages() {
        check(slices().matching("io.riffbook.(**)").should().beFreeOfCycles());
    }

    /// A stream of rows holds its connection until it is closed, which is easily forgotten.
    @Test
    void readsRowsAsListsNotAsStreams() {
        check(noClasses().should().callMethod(JdbcClient.MappedQuerySpec.class, "stream"));
    }

    private static void check(ArchRule rule) {
        rule.check(RIFFBOOK);
    }
}
