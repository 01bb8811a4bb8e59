package io.riffbook.model.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.access.Role;
import io.riffbook.access.Scope;
import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

@RiffbookTest
class ModelPagesTest {
    @Autowired
    SignedIn signedIn;

    @Test
    void describesTheFieldsOfEachKindInOpenApi() {
        Api.Answer answer = signedIn.withKey(Scope.SEARCH).get("/v3/api-docs");

        assertThat(answer.json("/openapi")).startsWith("3.1");
        JsonNode schemas = answer.json().at("/components/schemas");
        JsonNode story = schemas.path("StoryFields");
        assertThat(story.path("required").path(0).asString()).isEqualTo("situation");
        assertThat(story.at("/properties/quotePermission/enum")).hasSize(5);
        assertThat(story.at("/properties/situation/maxLength").asInt()).isEqualTo(50_000);
        assertThat(schemas.path("ProofPointFields").at("/properties/sampleSize/type").asString()).isEqualTo("integer");
        for (String user : List.of("NewSnippet", "SnippetView")) {
            assertThat(schemas.path(user).at("/properties/fields/anyOf")).as(user).hasSize(8);
        }
        answer.json().findValues("$ref").forEach(reference -> assertThat(
                answer.json().at(reference.asString().substring(1)).isMissingNode()).as(reference.asString())
                .isFalse());
    }

    @Test
    void showsTheGlossaryToEverybodyWhoSignsIn() {
        Api.Answer page = signedIn.as(Role.REP).asBrowser().get("/glossary");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("id=\"competitor/status-quo\"").contains("They leave it as it is")
                .contains("do nothing, no decision, as is").contains("href=\"/glossary\"");
        assertThat(page.text().indexOf("id=\"competitor/usb-loggers\"")).as("below what is broader")
                .isBetween(page.text().indexOf("id=\"competitor/status-quo\""),
                        page.text().indexOf("id=\"competitor/in-house-build\""));
    }

    @Test
    void saysThatTheFilesAreInForce() {
        Api.Answer diff = signedIn.as(Role.MARKETER).get("/api/v1/model/diff");

        assertThat(diff.json("/applies")).isEqualTo("true");
        assertThat(diff.json().path("changes")).isEmpty();
    }

    @Test
    void exportsTheModelAsAnArchive() throws IOException {
        Api.Answer answer = signedIn.as(Role.ADMIN).get("/api/v1/model/export");

        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.bytes()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names).contains("types/story.schema.json", "taxonomies/industry.yaml");
        assertThat(answer.header("Content-Disposition")).contains("content-model.zip");
    }
}
