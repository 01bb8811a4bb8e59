package io.riffbook.model;

import io.riffbook.command.Command;
import io.riffbook.command.MisusedCommandException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// The content model from a terminal, with no server running on the home.
@Component
class ModelCommand implements Command {
    private static final String LOCATION = "--location=";
    private static final String TO = "--to=";
    private static final String JSON = "--json";
    private static final String FORCE = "--force";

    private final ModelFiles files;
    private final ModelInspection inspection;
    private final JsonMapper json;

    ModelCommand(ModelFiles files, ModelInspection inspection, JsonMapper json) {
        this.files = files;
        this.inspection = inspection;
        this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    @Override
    public String name() {
        return "model";
    }

    @Override
    public String help() {
        return """
                model diff [--json] [--location=FOLDER]
                    says what would change if Riffbook started with these files (of riffbook.model.location, if no folder
                    is given), and whom that touches; ends with 1 if it would not start
                model export --to=FOLDER [--force]
                    writes the model in force to files: content types and taxonomies; replaces only files that it wrote
                    itself, unless forced
                While the server runs, ask it instead: GET /api/v1/model/diff and /api/v1/model/export""";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        if (arguments.isEmpty()) {
            throw MisusedCommandException.missing("diff or export");
        }
        List<String> options = arguments.subList(1, arguments.size());
        try {
            return switch (arguments.getFirst()) {
                case "diff" -> diff(options, out);
                case "export" -> export(options, out);
                default -> throw MisusedCommandException.unknown(arguments.getFirst());
            };
        } catch (ContentModelException e) {
            System.err.println("The content model has a fault. " + e.getMessage());
            return FAILED;
        }
    }

    private int diff(List<String> options, PrintStream out) {
        refuseOthers(options, LOCATION, JSON);
        ModelFiles wanted = value(options, LOCATION).map(folder -> ModelFiles.in(Path.of(folder))).orElse(files);
        ModelInspection.Findings found = inspection.inspect(wanted);
        out.print(options.contains(JSON) ? json.writeValueAsString(found.report()) + "\n" : found.text());
        return found.judgement().refusals().isEmpty() ? DONE : FAILED;
    }

    private int export(List<String> options, PrintStream out) {
        refuseOthers(options, TO, FORCE);
        Path folder = Path.of(value(options, TO).orElseThrow(() -> MisusedCommandException.missing(TO + "FOLDER")));
        SortedMap<String, String> exported = inspection.export();
        List<String> foreign = new ModelFolderWriter(folder).write(exported, options.contains(FORCE));
        if (!foreign.isEmpty()) {
            System.err.println("Nothing is written: somebody else wrote or changed " + String.join(", ", foreign)
                    + ". Add " + FORCE + " to replace them.");
            return FAILED;
        }
        exported.keySet().forEach(out::println);
        return DONE;
    }

    private static Optional<String> value(List<String> options, String option) {
        return options.stream().filter(each -> each.startsWith(option)).map(each -> each.substring(option.length()))
                .filter(value -> !value.isBlank()).findFirst();
    }

    private static void refuseOthers(List<String> options, String withValue, String flag) {
        for (String option : options) {
            if (!option.startsWith(withValue) && !option.equals(flag)) {
                throw MisusedCommandException.unknown(option);
            }
        }
    }
}
