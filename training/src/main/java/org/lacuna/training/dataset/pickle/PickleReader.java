package org.lacuna.training.dataset.pickle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.DatasetReader;
import org.lacuna.training.dataset.Problems;

/**
 * Reads pickled data sets of the known layouts through an allow-list: a pickle can run code when
 * Python opens it, and one that asks for more than plain values and arrays is refused (ADR 0027).
 *
 * <p>Byte strings of 64 MB and more are mapped from the file, so the file must stay as it is while
 * the data are used; the rest is on the heap and no larger than the file.
 */
public final class PickleReader implements DatasetReader {

  private static final int PROTO = 0x80;
  private static final int HIGHEST = 5;
  private static final List<PickleLayout> LAYOUTS =
      List.of(new MmsaLayout(), new MultLayout(), new LmfLayout());

  @Override
  public boolean canRead(Path path) {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    String name = path.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".pkl") || name.endsWith(".pickle") || name.endsWith(".p")) {
      return true;
    }
    try (InputStream in = Files.newInputStream(path)) {
      int version = in.read() == PROTO ? in.read() : HIGHEST + 1;
      return version >= 0 && version <= HIGHEST;
    } catch (IOException e) {
      return false; // a file that cannot be opened is nobody's; the catalogue says so
    }
  }

  @Override
  public Dataset read(Path path) throws LacunaException {
    return read(path, "");
  }

  @Override
  public Dataset read(Path path, String variant) throws LacunaException {
    Object value = load(path);
    Map<String, Object> root =
        Python.table(value)
            .orElseThrow(() -> Problems.unknown(path, List.of(describe(value)), expects()));
    PickleLayout layout =
        LAYOUTS.stream()
            .filter(l -> l.matches(root))
            .findFirst()
            .orElseThrow(() -> Problems.unknown(path, keys(root), expects()));
    if (!variant.isEmpty() && !(layout instanceof LmfLayout)) {
      return DatasetReader.super.read(path, variant);
    }
    try {
      return layout.read(path, root, variant);
    } catch (RuntimeException e) {
      // Arrays without contents, texts for numbers: every way in which a table can be malformed.
      throw Problems.damaged(path, e);
    }
  }

  private static @Nullable Object load(Path path) throws LacunaException {
    try (FileChannel file = FileChannel.open(path)) {
      return AllowListUnpickler.read(new PickleInput(file));
    } catch (RefusedException e) {
      throw new LacunaException(
          Kind.USAGE,
          "\"%s\" is refused because it %s, and only plain values and NumPy arrays are read; nothing"
                  .formatted(path, e.what())
              + " in it was run.",
          e);
    } catch (IOException | RuntimeException e) {
      // The library and wrong arguments throw runtime exceptions of every kind on damaged input.
      throw Problems.damaged(path, e);
    }
  }

  private static String describe(@Nullable Object value) {
    if (value instanceof List<?> || value instanceof Object[]) {
      return "a list";
    }
    if (value instanceof Map<?, ?> dictionary) {
      return "a dictionary of " + dictionary.size() + " keys";
    }
    return value instanceof Builds.ArrayShell ? "one array" : "a single value";
  }

  /** Keys of the file, and of its first table: both are needed to see what the file is. */
  private static List<String> keys(Map<String, Object> root) {
    List<String> keys = new ArrayList<>();
    for (Map.Entry<String, Object> e : root.entrySet()) {
      keys.add(
          Python.table(e.getValue())
              .map(t -> e.getKey() + " (with " + Problems.list(t.keySet()) + ")")
              .orElse(e.getKey()));
    }
    return keys;
  }

  @Override
  public String expects() {
    return LAYOUTS.stream().map(PickleLayout::keys).collect(Collectors.joining(", or "));
  }
}
