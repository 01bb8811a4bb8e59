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

    static ContentTypes read(List<ModelFile> files) {
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
        if (types.isEmpty()) {
            throw ContentModelException.in("types", "must hold at least one content type");
        }
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

    private DescribedType described(Kind kind) {
        DescribedType described = types.get(kind);
        if (described == null) {
            throw UnknownKindException.of(kind, types.keySet());
        }
        return described;
    }
}
