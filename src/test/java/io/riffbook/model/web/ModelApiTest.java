package io.riffbook.model.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.access.Role;
import io.riffbook.access.Scope;
import io.riffbook.testing.Api;
import io.riffbook.testing.Api.Answer;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RiffbookTest
class ModelApiTest {
    @Autowired
    SignedIn signedIn;

    @Test
    void listsTheKindsWithTheirFields() {
        Answer types = signedIn.as(Role.REP).get("/api/v1/content-types");

        assertThat(types.json("/total")).isEqualTo("8");
        assertThat(types.json("/items/5/kind")).isEqualTo("story");
        assertThat(types.json("/items/5/fields/0/name")).isEqualTo("situation");
        assertThat(types.json("/items/5/fields/0/widget")).isEqualTo("markdown");
        assertThat(types.json("/items/5/fields/0/maxLength")).isEqualTo("50000");
    }

    @Test
    void showsAKindWithItsSchema() {
        Api program = signedIn.withKey(Scope.CONTENT_READ);

        Answer story = program.get("/api/v1/content-types/story");

        assertThat(story.json("/label")).isEqualTo("Story");
        assertThat(story.json("/schema/properties/situation/type")).isEqualTo("string");
        assertThat(program.get("/api/v1/content-types/limerick").status()).isEqualTo(404);
        assertThat(program.get("/api/v1/content-types/No%20Kind").status()).isEqualTo(400);
    }

    @Test
    void showsTheTaxonomies() {
        Api program = signedIn.withKey(Scope.CONTENT_READ);

        assertThat(program.get("/api/v1/taxonomies").text()).contains("\"id\":\"buying-stage\"");
        Answer sizes = program.get("/api/v1/taxonomies/company-size");
        assertThat(sizes.json("/concepts/0/id")).isEqualTo("company-size/small");
        assertThat(sizes.json("/concepts/2/broader")).isEqualTo("company-size/mid-market");
        assertThat(program.get("/api/v1/taxonomies/absent").status()).isEqualTo(404);
    }

    @Test
    void showsNothingToStrangers() {
        assertThat(signedIn.anonymous().get("/api/v1/taxonomies").status()).isEqualTo(401);
        assertThat(signedIn.withKey(Scope.FEEDBACK_WRITE).get("/api/v1/content-types").status()).isEqualTo(403);
    }
}
