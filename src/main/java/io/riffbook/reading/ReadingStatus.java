package io.riffbook.reading;

/// How files are read here.
///
/// @param previews what slides are drawn with, with its version: "POI" or "LibreOffice 24.2"
/// @param workers how many files are read at the same time
/// @param started how many worker processes live at this moment
/// @param withoutNetwork whether the system lets workers run without a network
public record ReadingStatus(String previews, int workers, int started, boolean withoutNetwork) {}
