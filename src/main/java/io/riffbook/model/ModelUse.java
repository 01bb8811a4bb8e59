package io.riffbook.model;

/// Something that uses a part of the content model.
///
/// @param what in the words of the API, such as `snippet`
/// @param id in the API
/// @param title what people call it
public record ModelUse(String what, String id, String title) {}
