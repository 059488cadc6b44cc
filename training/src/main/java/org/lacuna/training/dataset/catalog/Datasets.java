package org.lacuna.training.dataset.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.DatasetReader;
import org.lacuna.training.dataset.Problems;
import org.lacuna.training.dataset.folder.ExtractFolderReader;
import org.lacuna.training.dataset.folder.MosiFolderReader;
import org.lacuna.training.dataset.hdf5.CsdReader;
import org.lacuna.training.dataset.hdf5.SplitArraysReader;
import org.lacuna.training.dataset.pickle.PickleReader;

/** Opens research data of every known kind, told apart by what is in the file or folder. */
public final class Datasets {

  private static final List<DatasetReader> READERS =
      List.of(
          new PickleReader(),
          new SplitArraysReader(),
          new MosiFolderReader(),
          new CsdReader(),
          new ExtractFolderReader());

  private Datasets() {}

  /**
   * Reads a file or folder. Where its name is followed by {@code #} and a word and there is no file
   * of that whole name, the word chooses one of several readings: {@code mosi#G}, {@code
   * iemocap.pkl#happy}, {@code folder#unaligned}.
   *
   * @throws LacunaException of kind USAGE with one sentence when nothing is there, the layout is
   *     not known, or the file is damaged or refused
   */
  public static Dataset open(Path path) throws LacunaException {
    Path file = path;
    String variant = "";
    String whole = path.toString();
    int mark = whole.lastIndexOf('#');
    if (!Files.exists(path) && mark > 0) {
      file = path.getFileSystem().getPath(whole.substring(0, mark));
      variant = whole.substring(mark + 1);
    }
    if (!Files.isReadable(file)) {
      throw new LacunaException(
          Kind.USAGE, "\"%s\" cannot be read: check the path and the permissions.".formatted(file));
    }
    for (DatasetReader reader : READERS) {
      if (reader.canRead(file)) {
        return reader.read(file, variant);
      }
    }
    throw Problems.unknown(
        file,
        contents(file),
        READERS.stream().map(DatasetReader::expects).collect(Collectors.joining(", or ")));
  }

  private static List<String> contents(Path path) throws LacunaException {
    if (!Files.isDirectory(path)) {
      return List.of("neither a pickle nor HDF5");
    }
    try (Stream<Path> entries = Files.list(path)) {
      List<String> names = new ArrayList<>();
      entries.forEach(e -> names.add(String.valueOf(e.getFileName())));
      return names;
    } catch (IOException e) {
      throw Problems.damaged(path, e);
    }
  }
}
