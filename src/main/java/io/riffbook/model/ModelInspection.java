package io.riffbook.model;

import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Looks at the model without changing it: what the files would change, and what files the model in force would be.
@Service
public class ModelInspection {
    private static final JsonMapper PRETTY = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ModelFiles files;
    private final ModelChanges changes;
    private final AppliedTypes applied;
    private final StoredTaxonomies stored;

    ModelInspection(ModelFiles files, ModelChanges changes, AppliedTypes applied, StoredTaxonomies stored) {
        this.files = files;
        this.changes = changes;
        this.applied = applied;
        this.stored = stored;
    }

    /// The files have a fault, so that nothing can be said about what they would change.
    static final class FaultyFilesException extends RefusedException {
        private static final long serialVersionUID = 1L;

        FaultyFilesException(ContentModelException fault) {
            super(Problem.of("faulty-model", HttpStatus.UNPROCESSABLE_CONTENT, "The content model's files have a fault",
                    String.valueOf(fault.getMessage())));
        }
    }

    /// What would change if Riffbook started now, from the files as they are now.
    ///
    /// @throws RefusedException (422) when they have a fault
    public ModelReport report() {
        try {
            return inspect(files).report();
        } catch (ContentModelException e) {
            throw new FaultyFilesException(e);
        }
    }

    /// What those files would change.
    ///
    /// @throws ContentModelException when they have a fault
    Findings inspect(ModelFiles from) {
        List<Taxonomy> taxonomies = from.taxonomies().stream().map(TaxonomyFile::read).toList();
        return new Findings(changes.judge(ContentTypes.read(from.types())), changes.differences(taxonomies));
    }

    /// What an inspection found, for people and for programs.
    record Findings(Judgement judgement, List<TaxonomyDifference> taxonomies) {
        ModelReport report() {
            return ModelReport.of(judgement, taxonomies);
        }

        String text() {
            return ModelReport.text(judgement, taxonomies);
        }
    }

    /// The model in force as files: path below the model's folder to text. Equal models give equal files.
    @Transactional(readOnly = true)
    public SortedMap<String, String> export() {
        SortedMap<String, String> exported = new TreeMap<>();
        ContentTypes types = applied.read();
        types.all().forEach(type -> exported.put("types/" + type.kind() + ModelFiles.TYPE_ENDING,
                PRETTY.writeValueAsString(types.schema(type.kind())) + "\n"));
        stored.read().all().forEach(taxonomy -> exported.put("taxonomies/" + taxonomy.id() + ModelFiles.TAXONOMY_ENDING,
                TaxonomyYaml.write(taxonomy)));
        return exported;
    }
}
