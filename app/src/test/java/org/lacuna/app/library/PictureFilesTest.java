package org.lacuna.app.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.store.EntryStore;
import org.lacuna.media.decode.PictureReader;

class PictureFilesTest {

  @TempDir Path folder;
  private final List<Path> opened = new ArrayList<>();

  /** Grey pictures. */
  private static final class Grey implements PictureReader {
    @Override
    public boolean seek(long timeUs) {
      return true;
    }

    @Override
    public boolean next() {
      return false;
    }

    @Override
    public long timeUs() {
      return 0;
    }

    @Override
    public long endUs() {
      return 40_000;
    }

    @Override
    public void fitInto(int maxWidth, int maxHeight) {}

    @Override
    public int width() {
      return 16;
    }

    @Override
    public int height() {
      return 12;
    }

    @Override
    public void copyTo(ByteBuffer bgra) {
      for (int i = 0; i < 4 * 16 * 12; i++) {
        bgra.put(i, (byte) 127);
      }
    }

    @Override
    public void close() {}
  }

  private PictureFiles files(long limit) {
    EntryStore store = new EntryStore(folder.resolve("pictures"), () -> limit, Clock.systemUTC());
    return new PictureFiles(
        store,
        clip -> {
          opened.add(clip);
          return new Grey();
        });
  }

  private Path clip(String name) throws Exception {
    return Files.writeString(folder.resolve(name), name);
  }

  @Test
  void aPictureIsMadeOnce() throws Exception {
    PictureFiles files = files(1_000_000);
    Path first = files.of(clip("a.mp4"), 0);
    assertThat(files.of(folder.resolve("a.mp4"), 0)).isEqualTo(first).isRegularFile();
    assertThat(opened).hasSize(1);
  }

  @Test
  void whatWasNotLookedAtForLongestGoesFirst() throws Exception {
    long size = Files.size(files(1_000_000).of(clip("a.mp4"), 0));
    PictureFiles files = files(3 * size);
    Path a = files.of(folder.resolve("a.mp4"), 0);
    Path b = files.of(clip("b.mp4"), 0);
    Path c = files.of(clip("c.mp4"), 0);
    Files.setLastModifiedTime(a, FileTime.from(Instant.now().minusSeconds(60)));
    Files.setLastModifiedTime(b, FileTime.from(Instant.now().minusSeconds(90)));
    files.of(folder.resolve("b.mp4"), 0);
    Path d = files.of(clip("d.mp4"), 0);
    Path e = files.of(clip("e.mp4"), 0);
    assertThat(a).as("looked at a minute ago").doesNotExist();
    assertThat(List.of(b, c, d, e)).allMatch(Files::isRegularFile);
    files.of(clip("f.mp4"), 0);
    try (var all = Files.list(folder.resolve("pictures"))) {
      assertThat(all.count()).as("the limit and the newest one").isLessThanOrEqualTo(4);
    }
  }
}
