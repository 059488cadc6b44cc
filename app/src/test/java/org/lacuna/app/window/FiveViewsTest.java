package org.lacuna.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lacuna.app.Launcher;
import org.lacuna.app.attention.AttentionViewModel;
import org.lacuna.app.boot.Composition;
import org.lacuna.app.boot.Services;
import org.lacuna.app.boot.UserFolders;
import org.lacuna.app.compare.CompareViewModel;
import org.lacuna.app.drop.InfluenceViewModel;
import org.lacuna.app.fake.InlineRunner;
import org.lacuna.app.rebuilt.RebuiltViewModel;
import org.lacuna.app.reconstruction.ReconstructionViewModel;
import org.lacuna.app.session.Scored;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.inference.drop.Drops;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.media.extract.ExtractOptions;

/** The five views on real clips: real decoding, real extraction, the shipped network. */
class FiveViewsTest {

  @TempDir Path folder;

  /** The view models of the five views over the program's own services. */
  private record Views(
      SessionViewModel session,
      ReconstructionViewModel lanes,
      CompareViewModel compare,
      RebuiltViewModel rebuilt,
      AttentionViewModel attention,
      InfluenceViewModel why) {

    static Views over(Services services) {
      InlineRunner runner = new InlineRunner();
      Texts texts = Texts.of(Locale.ENGLISH);
      ServicesBackend backend =
          new ServicesBackend(services, ExtractOptions.Speech.TRANSCRIPT_ONLY);
      SessionViewModel session = new SessionViewModel(backend, runner, texts, System::nanoTime);
      Timeline timeline = new Timeline();
      Views views =
          new Views(
              session,
              new ReconstructionViewModel(session, texts),
              new CompareViewModel(session, backend, runner, texts),
              new RebuiltViewModel(session, texts),
              new AttentionViewModel(session, timeline, runner, texts),
              new InfluenceViewModel(session, runner, texts));
      views.compare().wanted().set(true);
      views.rebuilt().setLookedAt(true);
      session.start();
      return views;
    }

    Scored scored() {
      return session.scored().get().orElseThrow();
    }
  }

  private Services services() {
    UserFolders home =
        new UserFolders(folder.resolve("data"), folder.resolve("cache"), folder.resolve("config"));
    return Composition.create(home, Launcher.class.getName());
  }

  @Test
  void everyViewFollowsTheDemoClip() {
    try (Services services = services()) {
      Views views = Views.over(services);
      views.session().openDemo();

      assertThat(views.session().error().get()).isEmpty();
      assertThat(views.compare().comparison().get())
          .hasValueSatisfying(c -> assertThat(c.rows()).hasSize(7).allMatch(row -> row.answered()));
      assertThat(views.attention().picture().get()).isPresent();
      assertThat(views.rebuilt().content().get().rows()).hasSizeGreaterThan(30);

      views.why().wanted().set(true);
      assertThat(views.why().ranked().get()).hasSizeGreaterThan(50);

      droppingAStretch(views);
      droppingTheVoice(views);
      views.session().close();
    }
  }

  private static void droppingAStretch(Views views) {
    OptionalDouble before = views.scored().now().prediction().sentiment();
    views.session().drop(Drops.none().with(Modality.AUDIO, new Stretch(8_300_000, 12_000_000)));
    assertThat(views.scored().now().prediction().sentiment()).isNotEqualTo(before);
    assertThat(views.rebuilt().content().get().gaps().isEmpty()).isFalse();
    views.session().undoLog().undo();
    assertThat(views.scored().now().prediction().sentiment()).isEqualTo(before);
  }

  private static void droppingTheVoice(Views views) {
    views.session().setOn(Modality.AUDIO, false);
    assertThat(views.scored().used()).isEqualTo(ModalitySet.of(Modality.VISION, Modality.LANGUAGE));
    assertThat(views.scored().now().audio()).as("rebuilt from the others").isPresent();
    assertThat(views.lanes().lanes().get())
        .hasValueSatisfying(lanes -> assertThat(lanes.rebuilt()).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"musetalk_sun.mp4", "pyfeat_no_face.mp4", "moviepy_video_with_failing_audio.mp4"})
  void aClipThatLacksSomethingSaysSoInEveryView(String name) {
    Path clip = Path.of(System.getProperty("lacuna.data", "")).resolve("clips").resolve(name);
    Assumptions.assumeTrue(Files.isRegularFile(clip), () -> "no research clips: " + clip);
    try (Services services = services()) {
      Views views = Views.over(services);
      views.session().open(clip);

      assertThat(views.session().error().get()).isEmpty();
      ModalitySet has = views.session().available();
      assertThat(has.size()).isLessThan(3);
      views
          .compare()
          .comparison()
          .get()
          .ifPresent(
              c ->
                  assertThat(c.rows())
                      .allMatch(row -> row.answered() == row.why().isEmpty())
                      .filteredOn(row -> row.answered())
                      .allMatch(row -> row.subset().intersect(has).equals(row.subset())));
      List<Modality> absent =
          ModalitySet.all().toList().stream().filter(m -> !has.contains(m)).toList();
      for (Modality m : absent) {
        views.session().toggle(m);
      }
      assertThat(views.session().switchedOn().get())
          .as("what is not there")
          .isEqualTo(ModalitySet.all());
      views.session().close();
    }
  }
}
