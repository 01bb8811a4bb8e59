package io.riffbook.reading.composing;

import java.awt.geom.Rectangle2D;

/// Where a link stands on a page, from its upper left corner, in points.
record FoundLink(String address, Rectangle2D place) {}
