package org.lacuna.app.export;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.lacuna.inference.npz.FeatureNpz;

/** One {@code .npz} file a clip. Immutable and thread-safe. */
public final class NpzClipWriter implements ClipWriter {

  private final Function<ExportItem, String> name;

  private NpzClipWriter(Function<ExportItem, String> name) {
    this.name = name;
  }

  /** Beside the other files of the clip. */
  public static NpzClipWriter visible() {
    return new NpzClipWriter(NpzClipWriter::visibleName);
  }

  /** In the program's own place, for a file of the whole run to be made of. */
  public static NpzClipWriter spooled() {
    return new NpzClipWriter(NpzClipWriter::spooledName);
  }

  /** Where {@link #visible} puts a clip. */
  public static String visibleName(ExportItem item) {
    return item.name() + ".npz";
  }

  /** Where {@link #spooled} puts a clip. */
  public static String spooledName(ExportItem item) {
    return OutputFolder.OWN + "/spool/" + item.name() + ".npz";
  }

  @Override
  public List<String> names(ExportItem item) {
    return List.of(name.apply(item));
  }

  @Override
  public void write(ExportedClip clip, Files files) throws IOException {
    FeatureNpz.write(
        files.file(name.apply(clip.item())),
        new FeatureNpz.Content(clip.item().name(), clip.features(), clip.valences()));
  }
}
