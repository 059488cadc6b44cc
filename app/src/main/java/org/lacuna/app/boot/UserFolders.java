package org.lacuna.app.boot;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where this user's files of the program lie, by the habits of the operating system. Nothing is
 * created here.
 *
 * @param data what must last: GPU natives, projects
 * @param cache what can be made again: the demo clip, class archives
 * @param config settings
 */
public record UserFolders(Path data, Path cache, Path config) {

  /** Environment variable that puts all three below one folder. */
  public static final String OVERRIDE = "LACUNA_HOME";

  /** The folders of the user who runs this process. */
  public static UserFolders ofThisUser() {
    return of(System.getProperty("os.name"), System.getProperty("user.home"), System.getenv());
  }

  /**
   * The folders for a given system.
   *
   * @param os value of {@code os.name}
   * @param home the user's home folder
   * @param environment environment variables
   */
  public static UserFolders of(String os, String home, Map<String, String> environment) {
    Optional<Path> override = folder(environment, OVERRIDE);
    if (override.isPresent()) {
      Path root = override.get();
      return new UserFolders(root.resolve("data"), root.resolve("cache"), root.resolve("config"));
    }
    String system = os.toLowerCase(Locale.ROOT);
    Path base = Path.of(home);
    if (system.startsWith("windows")) {
      Path local = folder(environment, "LOCALAPPDATA").orElse(base.resolve("AppData/Local"));
      Path roaming = folder(environment, "APPDATA").orElse(base.resolve("AppData/Roaming"));
      return new UserFolders(
          local.resolve("Lacuna/data"), local.resolve("Lacuna/cache"), roaming.resolve("Lacuna"));
    }
    if (system.startsWith("mac")) {
      Path library = base.resolve("Library");
      return new UserFolders(
          library.resolve("Application Support/Lacuna"),
          library.resolve("Caches/Lacuna"),
          library.resolve("Preferences/Lacuna"));
    }
    // The XDG specification: a relative path in these variables is to be ignored.
    return new UserFolders(
        absolute(environment, "XDG_DATA_HOME")
            .orElse(base.resolve(".local/share"))
            .resolve("lacuna"),
        absolute(environment, "XDG_CACHE_HOME").orElse(base.resolve(".cache")).resolve("lacuna"),
        absolute(environment, "XDG_CONFIG_HOME").orElse(base.resolve(".config")).resolve("lacuna"));
  }

  private static Optional<Path> folder(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(v -> !v.isBlank()).map(Path::of);
  }

  private static Optional<Path> absolute(Map<String, String> environment, String name) {
    return folder(environment, name).filter(Path::isAbsolute);
  }
}
