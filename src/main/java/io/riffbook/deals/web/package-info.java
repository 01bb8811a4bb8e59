/// Opportunities over HTTP: CRMs tell them, plug-ins and pickers look them up.
@NullMarked
package io.riffbook.deals.web;

import org.jspecify.annotations.NullMarked;
