package org.lacuna.app.mapping;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lacuna.app.remember.Remembered;
import org.lacuna.inference.model.ModelCard;

/** The bundles that were opened last, the newest first. Belongs to the thread of the views. */
public final class RecentModels {

  private static final System.Logger LOG = System.getLogger(RecentModels.class.getName());

  private static final String KEY = "models.recent";
  private static final int MOST = 5;

  private final Remembered remembered;

  public RecentModels(Remembered remembered) {
    this.remembered = remembered;
  }

  /** Folders that still hold a card. */
  public List<Path> all() {
    List<Path> all = new ArrayList<>();
    for (String line : remembered.get(KEY).orElse("").split("\n", -1)) {
      if (!line.isBlank()) {
        try {
          Path folder = Path.of(line);
          if (Files.isRegularFile(folder.resolve(ModelCard.CARD_FILE))) {
            all.add(folder);
          }
        } catch (InvalidPathException e) {
          LOG.log(System.Logger.Level.DEBUG, "another system's path in a copied settings file", e);
        }
      }
    }
    return List.copyOf(all);
  }

  /** Puts a folder first. */
  public void add(Path folder) {
    List<Path> all = new ArrayList<>(all());
    all.remove(folder.toAbsolutePath());
    all.add(0, folder.toAbsolutePath());
    List<String> lines = all.stream().limit(MOST).map(Path::toString).toList();
    remembered.put(KEY, String.join("\n", lines));
  }
}
