package org.lacuna.app.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.lacuna.app.fake.SampleClips;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.extract.ClipExtractor;
import org.lacuna.media.text.words.ValenceLexicon;

/** An export in a process of its own that never gets past a clip named "hang". */
public final class HangingExport {

  private HangingExport() {}

  /** Takes the folder of clips and the output folder. */
  public static void main(String[] args) throws Exception {
    Path in = Path.of(args[0]);
    Path out = Path.of(args[1]);
    ClipExtractor extractor =
        (file, options, cancel, progress) -> {
          if (file.toString().contains("hang")) {
            hang(out);
          }
          return SampleClips.clip(ModalitySet.all());
        };
    new ExportRun(extractor, ValenceLexicon.open(), "1", List.of())
        .run(
            ExportRunTest.request(
                in, out, ExportRunTest.settings("native", false, Optional.empty()), 1, false),
            new CancelToken(),
            ProgressSink.ignore());
  }

  private static void hang(Path out) {
    try {
      Files.writeString(out.resolve("hanging"), "");
      TimeUnit.MINUTES.sleep(5);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
