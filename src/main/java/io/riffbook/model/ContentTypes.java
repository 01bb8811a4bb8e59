package io.riffbook.model;

import io.riffbook.model.ModelFiles.ModelFile;
import io.riffbook.web.FieldFault;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The kinds of snippets there are. Read once at the start from the content model's files, and the same until the end.
public final class ContentTypes {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<Kind, DescribedType> types;

    private ContentTypes(Map<Kind, DescribedType> types) {
        this.types = Collections.unmodifiableMap(types);
    }

    /// @throws ContentModelException for the first fault found, and when there is no type at all
    static ContentTypes read(List<ModelFile> files) {
        ContentTypes types = inForce(files);
        if (types.types.isEmpty()) {
            throw ContentModelException.in("types", "must hold at least one content type");
        }
        return types;
    }

    /// The same of files that were accepted before, and may be none.
    static ContentTypes inForce(List<ModelFile> files) {
        Map<Kind, DescribedType> types = new LinkedHashMap<>();
        for (ModelFile file : files) {
            DescribedType described = ContentTypeFile.read(file);
            types.put(described.type().kind(), described);
        }
        Set<Kind> taken = new HashSet<>(types.keySet());
        types.values().forEach(described -> described.type().renamedFrom().forEach(former -> {
            if (!taken.add(former)) {
                throw ContentModelException.in("types/" + described.type().kind() + ModelFiles.TYPE_ENDING,
                        "/x-riffbook/renamedFrom \"" + former + "\" names another kind");
            }
        }));
        return new ContentTypes(types);
    }

    /// The type of that kind, if the content model has one.
    public Optional<ContentType> find(Kind kind) {
        return Optional.ofNullable(types.get(kind)).map(DescribedType::type);
    }

    /// The type of that kind.
    ///
    /// @throws UnknownKindException (422) when the content model has none
    public ContentType get(Kind kind) {
        return described(kind).type();
    }

    /// Every type, in the order of the kinds' names.
    public List<ContentType> all() {
        return types.values().stream().map(DescribedType::type).toList();
    }

    /// The JSON Schema (2020-12) of that kind's fields, as it stands in its file; a copy.
    ///
    /// @throws UnknownKindException (422) when the content model has no such kind
    public JsonNode schema(Kind kind) {
        return described(kind).schema();
    }

    /// Everything that is wrong with these fields of a snippet of that kind, at most some hundred faults; empty when all is well.
    /// A required text that is blank is a fault too.
    ///
    /// @param at a JSON Pointer to the fields in the request, such as `/fields`; the faults' pointers start with it
    /// @throws UnknownKindException (422) when the content model has no such kind
    public List<FieldFault> validate(Kind kind, JsonNode fields, String at) {
        return described(kind).faults(fields, at);
    }

    /// The same for fields that were read into a map.
    public List<FieldFault> validate(Kind kind, Map<String, ?> fields, String at) {
        return validate(kind, JSON.<JsonNode>valueToTree(fields), at);
    }

    /// What the kind, which may be called by a former name, is called now; empty when the model has no such kind.
    public Optional<Kind> now(Kind kind) {
        return types.containsKey(kind)
                ? Optional.of(kind)
                : all().stream().filter(type -> type.renamedFrom().contains(kind)).map(ContentType::kind).findFirst();
    }

    /// Content as it would be written today.
    public record Carried(Kind kind, Map<String, Object> fields) {
        public Carried {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /// Content that was written when kinds and fields may have had other names, under the names of today. What the model doesn't
    /// know stays as it is, and nothing is lost: where a field has a value under its present name already, one under a former
    /// name stays beside it. Whether the content fits its kind is not looked at.
    public Carried carry(Kind asWritten, Map<String, ?> fields) {
        Kind kind = now(asWritten).orElse(asWritten);
        Map<String, Object> carried = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            String today = find(kind).map(type -> type.now(name)).orElse(name);
            carried.put(fields.containsKey(today) || carried.containsKey(today) ? name : today, value);
        });
        return new Carried(kind, carried);
    }

    /// The type of that kind, for a new snippet.
    ///
    /// @throws UnknownKindException (422) when the content model has none, or when it is deprecated
    public ContentType forNew(Kind kind) {
        ContentType type = get(kind);
        if (type.deprecated()) {
            throw UnknownKindException.deprecated(kind);
        }
        return type;
    }

    /// The types that a new snippet can have, in the order of the kinds' names.
    public List<ContentType> offered() {
        return all().stream().filter(type -> !type.deprecated()).toList();
    }

    private DescribedType described(Kind kind) {
        DescribedType described = types.get(kind);
        if (described == null) {
            throw UnknownKindException.of(kind, types.keySet());
        }
        return described;
    }
}
