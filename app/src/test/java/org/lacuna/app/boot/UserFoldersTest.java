package org.lacuna.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {

  @Test
  void theOverrideHoldsEverything() {
    UserFolders folders =
        UserFolders.of("Mac OS X", "/people/a", Map.of("LACUNA_HOME", "/x", "XDG_DATA_HOME", "/y"));
    assertThat(folders)
        .isEqualTo(new UserFolders(Path.of("/x/data"), Path.of("/x/cache"), Path.of("/x/config")));
  }

  @Test
  void linuxFollowsXdgAndIgnoresRelativeFolders() {
    UserFolders folders =
        UserFolders.of(
            "Linux", "/people/a", Map.of("XDG_DATA_HOME", "/d", "XDG_CACHE_HOME", "relative"));
    assertThat(folders.data()).isEqualTo(Path.of("/d/lacuna"));
    assertThat(folders.cache()).isEqualTo(Path.of("/people/a/.cache/lacuna"));
    assertThat(folders.config()).isEqualTo(Path.of("/people/a/.config/lacuna"));
  }

  @Test
  void macUsesTheLibraryAndWindowsTheAppData() {
    assertThat(UserFolders.of("Mac OS X", "/Users/a", Map.of()).cache())
        .isEqualTo(Path.of("/Users/a/Library/Caches/Lacuna"));
    UserFolders windows =
        UserFolders.of("Windows 11", "/u/a", Map.of("LOCALAPPDATA", "/l", "APPDATA", "/r"));
    assertThat(windows.data()).isEqualTo(Path.of("/l/Lacuna/data"));
    assertThat(windows.config()).isEqualTo(Path.of("/r/Lacuna"));
    assertThat(UserFolders.of("Windows 11", "/u/a", Map.of()).data())
        .isEqualTo(Path.of("/u/a/AppData/Local/Lacuna/data"));
  }

  @Test
  void anEmptyVariableCountsAsUnset() {
    assertThat(UserFolders.of("Linux", "/people/a", Map.of("LACUNA_HOME", " ")).data())
        .isEqualTo(Path.of("/people/a/.local/share/lacuna"));
  }
}
