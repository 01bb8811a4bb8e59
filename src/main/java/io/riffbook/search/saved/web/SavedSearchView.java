package io.riffbook.search.saved.web;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.riffbook.search.saved.SavedSearch;
import io.riffbook.search.saved.SavedSearchId;
import org.springframework.http.ResponseEntity;

import java.net.URI;
import java.time.Instant;

/// A saved search as it leaves the API.
@JsonInclude(JsonInclude.Include.NON_NULL)
record SavedSearchView(SavedSearchId id, String name, SavedQuery query, boolean alert, long version, Instant createdAt,
        Instant changedAt) {

    static SavedSearchView of(SavedSearch search) {
        return new SavedSearchView(search.id(), search.wanted().name(), SavedQuery.of(search.wanted().query()),
                search.wanted().alert(), search.version().number(), search.createdAt(), search.changedAt());
    }

    static ResponseEntity<SavedSearchView> answer(SavedSearch search) {
        return ResponseEntity.ok().eTag(search.version().etag()).body(of(search));
    }

    static ResponseEntity<SavedSearchView> created(SavedSearch search) {
        return ResponseEntity.created(URI.create("/api/v1/saved-searches/" + search.id()))
                .eTag(search.version().etag()).body(of(search));
    }
}
