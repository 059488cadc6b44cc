package org.lacuna.app.annotate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.lacuna.app.annotate.AnnotateKeys.Press;
import org.lacuna.app.annotate.tiers.Row;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.InlineRunner;
import org.lacuna.app.project.OpenProject;
import org.lacuna.app.project.Segment;
import org.lacuna.app.project.Tier;
import org.lacuna.app.project.TierKind;
import org.lacuna.app.remember.RememberedHere;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Timeline;

/** An open clip with a project in memory, and hands on the keys. */
abstract class AnnotationCase {

  static final long SECOND = 1_000_000;

  final InlineRunner runner = new InlineRunner();
  final RememberedHere remembered = new RememberedHere();
  final Texts texts = Texts.of(Locale.ENGLISH);
  final Timeline timeline = new Timeline();
  final List<String> refused = new ArrayList<>();
  SessionViewModel session;
  OpenProject project;
  AnnotationViewModel model;
  AnnotateKeys keys;
  int written;

  @BeforeEach
  void open() {
    session = new SessionViewModel(new FakeBackend(), runner, texts, () -> 0);
    session.clip().addListener(o -> timeline.reset(12_600_000));
    project =
        new OpenProject(runner, remembered, Optional.empty(), why -> refused.add(why.sentence()));
    model = new AnnotationViewModel(session, timeline, project, remembered, texts);
    keys = new AnnotateKeys(model, () -> written++);
    project.start();
    session.start();
    session.open(Path.of("sample.mp4"));
  }

  boolean press(KeyCode code) {
    return keys.press(Press.of(code));
  }

  boolean alt(KeyCode code) {
    return keys.press(new Press(code, false, true, false));
  }

  boolean altShift(KeyCode code) {
    return keys.press(new Press(code, true, true, false));
  }

  boolean control(KeyCode code) {
    return keys.press(new Press(code, false, false, true));
  }

  void at(double seconds) {
    timeline.moveTo(Math.round(seconds * SECOND));
  }

  Tier tier(TierKind kind) {
    return model.tiers().add(kind);
  }

  List<Segment> segments() {
    return model.desk().tier().map(t -> model.annotations().get().of(t.id())).orElse(List.of());
  }

  /** As {@code 1.0-2.0 happy} for each. */
  List<String> shown() {
    return segments().stream().map(AnnotationCase::shown).toList();
  }

  static String shown(Segment s) {
    return String.format(Locale.ROOT, "%.2f-%.2f %s", s.startUs() / 1e6, s.endUs() / 1e6, s.label())
        .strip();
  }

  String message() {
    return model.desk().message().get();
  }

  Row modelRow(TierKind kind) {
    return model.desk().rows().get().stream()
        .filter(r -> r.isModel() && r.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  void toModel(TierKind kind, double seconds) {
    model.editor().pick(modelRow(kind), Math.round(seconds * SECOND));
  }
}
