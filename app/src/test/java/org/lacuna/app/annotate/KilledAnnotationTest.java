package org.lacuna.app.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.app.annotate.AnnotateKeys.Press;
import org.lacuna.app.annotate.tiers.Annotations;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.KilledProgram;
import org.lacuna.app.project.OpenProject;
import org.lacuna.app.project.ProjectFile;
import org.lacuna.app.project.Segment;
import org.lacuna.app.project.TierKind;
import org.lacuna.app.remember.RememberedHere;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.task.BackgroundRunner;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Span;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.inference.task.LacunaException;

/**
 * A program that is killed while somebody annotates loses nothing that its page had called saved.
 */
class KilledAnnotationTest {

  private static final int CONFIRMED = 25;
  private static final String CLIP = "sample.mp4";

  @TempDir private Path folder;

  @Test
  void whatThePageCalledSavedIsThereAfterAKill()
      throws IOException, InterruptedException, LacunaException {
    Path file = folder.resolve("killed.lacuna");
    ProjectFile.open(file).close();
    List<String> confirmed = KilledProgram.saidBefore(Writer.class, file.toString(), CONFIRMED);
    assertThat(confirmed).hasSizeGreaterThanOrEqualTo(CONFIRMED);
    try (ProjectFile project = ProjectFile.open(file)) {
      Annotations there = Annotations.read(project, Path.of(CLIP));
      List<Segment> segments = there.of(there.tiers().get(0).id());
      // later changes may have come through as well: each segment is at least as the last line said
      String last = confirmed.get(confirmed.size() - 1);
      long end = Long.parseLong(last.substring(last.indexOf(' ') + 1));
      assertThat(segments.size()).isGreaterThanOrEqualTo(confirmed.size());
      assertThat(segments).anyMatch(s -> s.startUs() == end && s.label().equals("happy"));
      for (String line : confirmed) {
        long id = Long.parseLong(line.substring(0, line.indexOf(' ')));
        assertThat(segments).extracting(Segment::id).contains(id);
      }
    }
  }

  /** Annotates by key and says which segment is saved, until it is killed. */
  static final class Writer {

    private Writer() {}

    public static void main(String[] args) throws InterruptedException {
      BlockingQueue<Runnable> views = new LinkedBlockingQueue<>();
      BackgroundRunner runner = new BackgroundRunner(views::add);
      Texts texts = Texts.of(Locale.ENGLISH);
      RememberedHere remembered = new RememberedHere();
      remembered.put("project.file", args[0]);
      SessionViewModel session =
          new SessionViewModel(new FakeBackend(), runner, texts, System::nanoTime);
      Timeline timeline = new Timeline();
      session.clip().addListener(o -> timeline.reset(12_600_000));
      OpenProject project =
          new OpenProject(
              runner, remembered, Optional.empty(), why -> System.err.println(why.sentence()));
      AnnotationViewModel model =
          new AnnotationViewModel(session, timeline, project, remembered, texts);
      AnnotateKeys keys = new AnnotateKeys(model, () -> {});
      project.start();
      session.open(Path.of(CLIP));
      while (!model.isOpen().get()) {
        views.take().run();
      }
      model.tiers().add(TierKind.EMOTION);
      timeline.select(Optional.of(new Span(0, 12_600_000)));
      keys.press(Press.of(KeyCode.N));
      keys.press(Press.of(KeyCode.DIGIT2));
      for (int i = 1; i < 800; i++) {
        timeline.moveTo(i * 15_000L);
        keys.press(Press.of(KeyCode.S));
        while (model.book().saving().get() != Saver.State.SAVED) {
          views.take().run();
        }
        Segment last = model.desk().segment().orElseThrow();
        System.out.println(last.id() + " " + last.startUs());
        System.out.flush();
      }
      runner.close();
    }
  }
}
