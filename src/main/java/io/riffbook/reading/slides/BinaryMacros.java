package io.riffbook.reading.slides;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.poi.hslf.record.ExOleObjStg;
import org.apache.poi.hslf.record.Record;
import org.apache.poi.hslf.record.RecordContainer;
import org.apache.poi.hslf.record.VBAInfoAtom;
import org.apache.poi.hslf.record.VBAInfoContainer;

/// The macros of a presentation in the binary format: what leads to them stands in the document's records, they themselves in a
/// storage among the embedded objects. Former states of the document, which quick saves leave in the file, have them as well.
final class BinaryMacros {

    private final Record[] records;
    private final Set<Integer> storages = new HashSet<>();

    BinaryMacros(Record[] records) {
        this.records = records;
        for (Record record : records) {
            collect(record);
        }
    }

    boolean present() {
        return !storages.isEmpty();
    }

    /// Takes them out of the presentation as it is held in memory: what led to them is gone, their storages are empty.
    void remove() throws IOException {
        for (Record record : records) {
            if (record instanceof ExOleObjStg storage && storages.contains(storage.getPersistId())) {
                storage.setData(new byte[0]);
            }
            if (record instanceof RecordContainer container) {
                remove(container);
            }
        }
    }

    private void collect(Record record) {
        if (record instanceof VBAInfoAtom macros && macros.getPersistIdRef() != 0) {
            storages.add((int) macros.getPersistIdRef());
        }
        if (record instanceof RecordContainer container) {
            for (Record child : container.getChildRecords()) {
                collect(child);
            }
        }
    }

    private static void remove(RecordContainer container) {
        List<Record> found = new ArrayList<>();
        for (Record child : container.getChildRecords()) {
            if (child instanceof VBAInfoContainer) {
                found.add(child);
            } else if (child instanceof RecordContainer inner) {
                remove(inner);
            }
        }
        found.forEach(container::removeChild);
    }
}
