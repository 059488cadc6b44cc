package org.lacuna.media.text.speech.vosk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * A folder with a Vosk model, as far as it can be judged without loading it: the acoustic model is
 * one of Kaldi, and there is a graph of OpenFst.
 *
 * @param path the folder that holds {@code am/final.mdl}
 * @see <a href="https://alphacephei.com/vosk/models">Vosk models</a>
 */
public record VoskFolder(Path path) {

  private static final String ACOUSTIC = "am/final.mdl";

  /** Every one of these, and of the graphs at least one. */
  private static final List<String> NEEDED = List.of(ACOUSTIC, "conf/mfcc.conf", "conf/model.conf");

  private static final List<String> GRAPHS = List.of("graph/HCLG.fst", "graph/HCLr.fst");

  /** Kaldi's binary files start with a zero and a B, its text files with this model's name. */
  private static final byte[] KALDI_BINARY = {0, 'B'};

  private static final byte[] KALDI_TEXT = {'<', 'T', 'r', 'a', 'n', 's', 'i', 't'};

  /** The number 2125659606, little endian. */
  private static final byte[] OPEN_FST = {(byte) 0xD6, (byte) 0xFD, (byte) 0xB2, 0x7E};

  /**
   * The model in a folder, or in the only folder in it, as unpacking leaves it.
   *
   * @return nothing when this is no Vosk model
   * @throws LacunaException of kind MODEL when it is one, but parts are missing or damaged
   */
  public static Optional<VoskFolder> of(Path folder) throws LacunaException {
    Optional<Path> root =
        isModel(folder) ? Optional.of(folder) : onlyFolder(folder).filter(inner -> isModel(inner));
    if (root.isPresent()) {
      check(root.get());
    }
    return root.map(VoskFolder::new);
  }

  /** Name of the model: the folder's own. */
  public String name() {
    return String.valueOf(path.toAbsolutePath().normalize().getFileName());
  }

  private static boolean isModel(Path folder) {
    return Files.isDirectory(folder.resolve("am")) && Files.isDirectory(folder.resolve("conf"));
  }

  private static Optional<Path> onlyFolder(Path folder) throws LacunaException {
    List<Path> inside = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Files::isDirectory)) {
      entries.forEach(inside::add);
    } catch (IOException e) {
      throw new LacunaException(
          Kind.MODEL, "The folder \"" + folder + "\" cannot be listed by you.", e);
    }
    return inside.size() == 1 ? Optional.of(inside.get(0)) : Optional.empty();
  }

  private static void check(Path folder) throws LacunaException {
    for (String file : NEEDED) {
      if (!Files.isRegularFile(folder.resolve(file))) {
        throw incomplete(folder, "lacks " + file);
      }
    }
    List<Path> graphs = GRAPHS.stream().map(folder::resolve).filter(Files::isRegularFile).toList();
    if (graphs.isEmpty()) {
      throw incomplete(folder, "lacks " + String.join(" or ", GRAPHS));
    }
    if (!starts(folder.resolve(ACOUSTIC), KALDI_BINARY)
        && !starts(folder.resolve(ACOUSTIC), KALDI_TEXT)) {
      throw incomplete(folder, "holds a damaged " + ACOUSTIC);
    }
    for (Path graph : graphs) {
      if (!starts(graph, OPEN_FST)) {
        throw incomplete(folder, "holds a damaged graph/" + graph.getFileName());
      }
    }
  }

  private static boolean starts(Path file, byte[] with) throws LacunaException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(with.length), with);
    } catch (IOException e) {
      throw new LacunaException(Kind.MODEL, "\"" + file + "\" cannot be read by you.", e);
    }
  }

  private static LacunaException incomplete(Path folder, String what) {
    return new LacunaException(
        Kind.MODEL,
        "The Vosk model \"" + folder + "\" " + what + ": unpack the model's archive again.");
  }
}
