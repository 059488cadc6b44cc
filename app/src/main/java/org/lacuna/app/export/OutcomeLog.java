package org.lacuna.app.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.lacuna.media.text.format.Delimited;

/** The table of outcomes: one line a clip, on disk as soon as the clip is finished. Thread-safe. */
final class OutcomeLog implements Closeable {

  private final Writer out;

  /** Starts a new table; one of an earlier run is replaced. */
  OutcomeLog(Path file) throws IOException {
    out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    out.write("item,outcome,seconds,sentence\n");
    out.flush();
  }

  synchronized void add(Outcome o) throws IOException {
    out.write(
        String.join(
            ",",
            Delimited.field(o.item(), ','),
            o.kind().key(),
            String.format(Locale.ROOT, "%.2f", o.seconds()),
            Delimited.field(o.sentence(), ',')));
    out.write('\n');
    out.flush();
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }
}
