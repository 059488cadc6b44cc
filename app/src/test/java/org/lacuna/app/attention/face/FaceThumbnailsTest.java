package org.lacuna.app.attention.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.SampleClips;
import org.lacuna.app.fake.StepRunner;
import org.lacuna.app.fake.TwoFaces;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.PictureReader;

class FaceThumbnailsTest {

  /** The picture is red where face 1 is (100..180, 50..130) and blue elsewhere. */
  private static final class Painted implements PictureReader {
    private final List<Long> asked;
    private long at;

    Painted(List<Long> asked) {
      this.asked = asked;
    }

    @Override
    public boolean seek(long timeUs) {
      asked.add(timeUs);
      at = timeUs;
      return true;
    }

    @Override
    public boolean next() {
      return false;
    }

    @Override
    public long timeUs() {
      return at;
    }

    @Override
    public long endUs() {
      return at + 40_000;
    }

    @Override
    public void fitInto(int maxWidth, int maxHeight) {
      assertThat(maxWidth).isGreaterThanOrEqualTo(width());
    }

    @Override
    public int width() {
      return 640;
    }

    @Override
    public int height() {
      return 360;
    }

    @Override
    public void copyTo(ByteBuffer bgra) {
      for (int y = 0; y < height(); y++) {
        for (int x = 0; x < width(); x++) {
          boolean face = x >= 100 && x < 180 && y >= 50 && y < 130;
          bgra.putInt(4 * (y * width() + x), face ? 0x0000ffff : 0xff0000ff);
        }
      }
    }

    @Override
    public void close() {}
  }

  private final StepRunner runner = new StepRunner();
  private final FakeBackend backend = new FakeBackend();
  private final SessionViewModel session =
      new SessionViewModel(backend, runner, Texts.of(Locale.ENGLISH), () -> 0);
  private final List<Long> asked = new ArrayList<>();
  private final FaceThumbnails faces =
      new FaceThumbnails(session, file -> Optional.of(new Painted(asked)), runner);

  @BeforeEach
  void open() throws LacunaException {
    backend.know("two.mp4", TwoFaces.in(SampleClips.clip(ModalitySet.all())));
    session.start();
    session.open(Path.of("two.mp4"));
    runner.drain();
  }

  @Test
  void theFaceIsCutOutWithAMarginAndKept() {
    faces.want(List.of(2_000_000L, 1_000_000L));
    assertThat(faces.at(1_000_000)).isEmpty();
    runner.drain();
    assertThat(asked).containsExactly(1_000_000L, 2_000_000L);
    FaceThumbnail one = faces.at(1_000_000).orElseThrow();
    int middle = one.argb()[one.side() * one.side() / 2 + one.side() / 2];
    assertThat(middle).isEqualTo(0xffff0000);
    assertThat(one.argb()[0]).isEqualTo(0xff0000ff);
    faces.want(List.of(1_000_000L));
    assertThat(runner.waiting()).isZero();
    assertThat(faces.near(1_100_000, 200_000)).contains(one);
    assertThat(faces.near(5_000_000, 200_000)).isEmpty();
  }

  @Test
  void anotherFaceHasOtherPictures() {
    faces.want(List.of(1_000_000L));
    runner.drain();
    int version = faces.version().get();
    session.chooseFace(2);
    assertThat(faces.version().get()).isGreaterThan(version);
    assertThat(faces.at(1_000_000)).isEmpty();
    faces.want(List.of(1_000_000L));
    runner.drain();
    FaceThumbnail other = faces.at(1_000_000).orElseThrow();
    int middle = other.argb()[other.side() * other.side() / 2 + other.side() / 2];
    assertThat(middle).isEqualTo(0xff0000ff);
  }

  @Test
  void aMomentBeyondTheTrackHasNone() {
    faces.want(List.of(90_000_000L));
    runner.drain();
    assertThat(faces.at(90_000_000)).isEmpty();
    assertThat(asked).isEmpty();
  }
}
