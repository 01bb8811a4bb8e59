package io.riffbook.reading;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ReadingFencesTest {

    private static final JavaClasses RIFFBOOK = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.riffbook");

    @Test
    void keepsTheLibrariesThatParseUntrustedFilesToItself() {
        noClasses().that().resideOutsideOfPackage("io.riffbook.reading..").should().dependOnClassesThat()
                .resideInAnyPackage("org.apache.poi..", "org.apache.tika..", "org.apache.pdfbox..",
                        "com.vladsch.flexmark..", "org.jsoup..", "org.owasp.html..")
                .check(RIFFBOOK);
    }

    @Test
    void parsesInTheWorkerOnly() {
        noClasses().that().resideInAPackage("io.riffbook.reading").should().dependOnClassesThat()
                .resideInAnyPackage("org.apache.poi..", "org.apache.tika..", "org.apache.pdfbox..")
                .orShould().dependOnClassesThat().resideInAPackage("io.riffbook.reading.(*)..").check(RIFFBOOK);
    }

    @Test
    void needsNoSpringInTheWorker() {
        noClasses().that().resideInAPackage("io.riffbook.reading.(*)..")
                .or().haveNameMatching("io\\.riffbook\\.reading\\.(Limits|TemporaryFolder|Worker(Message|Request).*)")
                .should().dependOnClassesThat().resideInAnyPackage("org.springframework.boot..",
                        "org.springframework.context..", "org.springframework.stereotype..")
                .check(RIFFBOOK);
    }
}
