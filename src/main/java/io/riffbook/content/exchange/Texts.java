package io.riffbook.content.exchange;

import io.riffbook.content.SnippetRevision;
import io.riffbook.model.ConceptId;
import io.riffbook.model.ContentType;
import io.riffbook.model.ContentTypes;
import io.riffbook.model.Kind;
import io.riffbook.reading.Markdown;
import io.riffbook.web.InvalidRequestException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes rows of texts as people keep them in folders: Markdown, HTML or YAML, perhaps with a front matter.
///
/// `title`, `kind`, `audience` and `visibility` of the front matter mean what they mean in a row; every other value in it, and every
/// folder's name, becomes a tag. The body goes into the kind's main field; what is longer than that takes becomes several snippets.
@Component
class Texts {
    static final Kind USUAL = new Kind("talk-track");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,2}[ \\t]+(.+?)[ \\t]*#*[ \\t]*$");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");
    private static final Set<String> MEANT = Set.of("title", "kind", "visibility", "visibility.reach",
            "visibility.groups", "audience", "audience.for", "audience.notFor", "owner");
    private static final Set<String> NAMELESS = Set.of("index", "readme");
    private static final int UNBOUNDED = 1_000_000;

    private final ContentTypes types;

    Texts(ContentTypes types) {
        this.types = types;
    }

    /// One row, and what of the text is not in it.
    record Page(AuthoredRow row, List<String> notes) {}

    /// The rows that a text becomes; always the same for the same text.
    ///
    /// @param usualKind of texts that name none; absent: a talk track
    List<Page> read(Item.Text text, @Nullable String usualKind) {
        String path = text.place().replace('\\', '/');
        FrontMatter front = front(path, text.text());
        List<String> notes = new ArrayList<>();
        front.unread().forEach(name -> KnownHere.note(notes, "not taken: " + name));
        Kind kind = kind(front, usualKind, notes);
        String title = shortened(front.first("title").or(() -> heading(front.body())).orElseGet(() -> named(path)));
        List<String> labels = labels(front, path, notes);
        // A kind that the model does not have is refused like that of any other row.
        ContentType type = types.find(kind).orElse(null);
        String field = type == null ? "text" : type.mainField();
        int longest = type == null
                ? UNBOUNDED
                : type.field(field).map(ContentType.Field::maxLength).orElseThrow().orElse(UNBOUNDED);
        List<String> parts = parts(front.body().isBlank() ? title : front.body().strip(), longest);
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put(field, parts.get(i));
            String partTitle = parts.size() == 1 ? title : numbered(title, i + 1, parts.size());
            pages.add(new Page(new AuthoredRow(null, null, kind.name(), partTitle, fields, List.of(), labels,
                    audience(front, notes), visibility(front), front.first("owner").orElse(null)), notes));
        }
        return pages;
    }

    private static FrontMatter front(String path, String text) {
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "yml", "yaml" -> {
                FrontMatter read = FrontMatter.read(text)
                        .orElseGet(() -> new FrontMatter(Map.of(), List.of(), ""));
                yield new FrontMatter(topmost(read), List.of(),
                        "```yaml\n" + text.strip().replace("```", "'''") + "\n```");
            }
            case "html", "htm" -> {
                FrontMatter front = FrontMatter.of(text);
                yield new FrontMatter(front.values(), front.unread(), Markdown.ofHtml(front.body()));
            }
            default -> FrontMatter.of(text);
        };
    }

    /// A file that is all data says everything else in its body.
    private static Map<String, List<String>> topmost(FrontMatter data) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        data.values().forEach((name, value) -> {
            if (!name.contains(".")) {
                values.put(name, value);
            }
        });
        return values;
    }

    private Kind kind(FrontMatter front, @Nullable String usualKind, List<String> notes) {
        Kind usual = usualKind == null ? USUAL : new Kind(usualKind);
        String named = front.first("kind").orElse(null);
        if (named == null) {
            return usual;
        }
        try {
            return new Kind(named);
        } catch (InvalidRequestException _) {
            KnownHere.note(notes, "kind: \"" + named + "\" is no kind");
            return usual;
        }
    }

    private static Optional<String> heading(String body) {
        Matcher heading = HEADING.matcher(body);
        return heading.find() ? Optional.of(heading.group(1).strip()) : Optional.empty();
    }

    /// A name for what has none: the file's, or the folder's where the file's says nothing.
    private static String named(String path) {
        List<String> names = new ArrayList<>(List.of(path.split("/", -1)));
        String name = names.removeLast().replaceAll("\\..*", "");
        while (NAMELESS.contains(name.toLowerCase(Locale.ROOT)) && !names.isEmpty()) {
            name = names.removeLast();
        }
        String plain = name.replaceAll("[_-]+", " ").strip();
        return plain.isEmpty() ? "Untitled" : plain;
    }

    private static List<String> labels(FrontMatter front, String path, List<String> notes) {
        Set<String> labels = new LinkedHashSet<>();
        front.values().forEach((name, values) -> {
            if (!MEANT.contains(name)) {
                labels.addAll(values);
            }
        });
        String[] folders = path.split("/", -1);
        for (int i = 0; i < folders.length - 1; i++) {
            labels.add(folders[i].strip());
        }
        labels.remove("");
        if (labels.size() > AuthoredRow.MOST_LABELS) {
            KnownHere.note(notes, "more than " + AuthoredRow.MOST_LABELS + " labels");
        }
        return labels.stream().limit(AuthoredRow.MOST_LABELS).toList();
    }

    private static SnippetRow.AudienceRow audience(FrontMatter front, List<String> notes) {
        return new SnippetRow.AudienceRow(concepts(front, "audience.for", notes),
                concepts(front, "audience.notFor", notes));
    }

    private static List<ConceptId> concepts(FrontMatter front, String name, List<String> notes) {
        List<ConceptId> concepts = new ArrayList<>();
        for (String value : front.values().getOrDefault(name, List.of())) {
            try {
                concepts.add(ConceptId.parse(value));
            } catch (InvalidRequestException _) {
                KnownHere.note(notes, name + ": " + value + " is no concept");
            }
        }
        return concepts;
    }

    private static SnippetRow.VisibilityRow visibility(FrontMatter front) {
        return new SnippetRow.VisibilityRow(
                front.first("visibility").or(() -> front.first("visibility.reach")).orElse(null),
                front.values().getOrDefault("visibility.groups", List.of()).stream()
                        .map(name -> new Names.GroupRef(null, name)).toList());
    }

    /// Cut before a heading where there is one, else between lines.
    private static List<String> parts(String body, int longest) {
        List<String> parts = new ArrayList<>();
        String rest = body;
        while (rest.length() > longest) {
            int cut = rest.lastIndexOf("\n#", longest - 1);
            cut = cut > longest / 4 ? cut : rest.lastIndexOf('\n', longest - 1);
            cut = cut > longest / 4 ? cut : longest - (Character.isHighSurrogate(rest.charAt(longest - 1)) ? 1 : 0);
            parts.add(rest.substring(0, cut).strip());
            rest = rest.substring(cut).strip();
        }
        parts.add(rest);
        parts.removeIf(String::isEmpty);
        return parts;
    }

    private static String numbered(String title, int part, int of) {
        String suffix = " (" + part + " of " + of + ")";
        int room = SnippetRevision.LONGEST_TITLE - suffix.length();
        return (title.length() <= room ? title : title.substring(0, room - 1) + "…") + suffix;
    }

    private static String shortened(String title) {
        String line = title.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        String named = line.isEmpty() ? "Untitled" : line;
        return named.length() <= SnippetRevision.LONGEST_TITLE
                ? named
                : named.substring(0, SnippetRevision.LONGEST_TITLE - 1) + "…";
    }

    /// As text, whatever wrote it; without what no page shows.
    static String decoded(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            // What is text but no UTF-8 was most likely saved by an old Windows program.
            text = new String(bytes, Charset.forName("windows-1252"));
        }
        String plain = CONTROL.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
        return plain.startsWith("\uFEFF") ? plain.substring(1) : plain;
    }
}
