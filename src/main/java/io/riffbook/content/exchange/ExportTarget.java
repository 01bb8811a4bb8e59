package io.riffbook.content.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Where an export is written to. The parts come in a fixed order, each once.
sealed interface ExportTarget extends Closeable {

    /// A new part, to be written before the next one is begun, and not to be closed.
    OutputStream part(String name) throws IOException;

    /// Everything in one file, one part after the other; it has no files.
    record Lines(OutputStream out) implements ExportTarget {
        @Override
        public OutputStream part(String name) {
            return out;
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /// A ZIP archive whose bytes depend on nothing but its content.
    record Archive(ZipOutputStream zip) implements ExportTarget {
        private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

        static Archive to(OutputStream out) {
            return new Archive(new ZipOutputStream(out));
        }

        @Override
        public OutputStream part(String name) throws IOException {
            ZipEntry entry = new ZipEntry(name);
            entry.setTimeLocal(ALWAYS);
            zip.putNextEntry(entry);
            return zip;
        }

        void file(String name, InputStream content) throws IOException {
            content.transferTo(part(name));
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }
}
