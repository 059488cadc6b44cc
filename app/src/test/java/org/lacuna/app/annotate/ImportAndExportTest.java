package org.lacuna.app.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.app.annotate.AnnotateKeys.Press;
import org.lacuna.app.annotate.agreement.Comparison;
import org.lacuna.app.annotate.agreement.Pair;
import org.lacuna.app.annotate.format.AnnotationFormat;
import org.lacuna.app.annotate.tiers.Annotations;
import org.lacuna.app.annotate.tiers.Row;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.InlineRunner;
import org.lacuna.app.page.NumberTable;
import org.lacuna.app.project.OpenProject;
import org.lacuna.app.project.Segment;
import org.lacuna.app.project.TierKind;
import org.lacuna.app.remember.RememberedHere;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Timeline;

/** Files, what is saved when saving fails, and the numbers of agreement, through the view model. */
@SuppressWarnings("StringConcatToTextBlock") // files as they are, line ends and all
class ImportAndExportTest {

  @TempDir private Path folder;

  private final InlineRunner runner = new InlineRunner();
  private final Timeline timeline = new Timeline();
  private final List<String> refused = new ArrayList<>();
  private SessionViewModel session;
  private OpenProject project;
  private AnnotationViewModel model;
  private AnnotateKeys keys;

  @BeforeEach
  void open() {
    Texts texts = Texts.of(Locale.ENGLISH);
    RememberedHere remembered = new RememberedHere();
    session = new SessionViewModel(new FakeBackend(), runner, texts, () -> 0);
    session.clip().addListener(o -> timeline.reset(12_600_000));
    session
        .error()
        .addListener((o, before, now) -> now.ifPresent(notice -> refused.add(notice.sentence())));
    project =
        new OpenProject(runner, remembered, Optional.empty(), why -> refused.add(why.sentence()));
    model = new AnnotationViewModel(session, timeline, project, remembered, texts);
    keys = new AnnotateKeys(model, () -> {});
    project.start();
    session.start();
    session.open(Path.of("sample.mp4"));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private void press(KeyCode code) {
    keys.press(Press.of(code));
  }

  private String message() {
    return model.desk().message().get();
  }

  private List<Segment> all() {
    return model.annotations().get().segments().values().stream().flatMap(List::stream).toList();
  }

  @Test
  void anImportIsOneStepAndBelongsToWhoTheFileNames() throws IOException {
    model
        .files()
        .importFrom(
            file(
                "a.csv",
                "tier,annotator,start,end,label\nmood,Ann,0,1,happy\nmood,Ann,1,2,sad\n"
                    + "mood,Bob,0,2,happy\nnote,,20,21,late\n"));
    assertThat(message())
        .isEqualTo(
            "a.csv: 3 tiers with 4 segments imported. One segment lies after the end of the clip.");
    assertThat(model.book().annotators().get())
        .extracting(a -> a.name())
        .containsExactlyInAnyOrder("Ann", "Bob", "Annotator 1");
    assertThat(all()).allMatch(s -> s.origin() == Segment.Origin.IMPORTED);
    model.undo();
    assertThat(model.annotations().get()).isEqualTo(Annotations.NONE);
    model.redo();
    assertThat(all()).hasSize(4);
    model.files().importFrom(folder.resolve("a.csv"));
    assertThat(model.annotations().get().tiers())
        .extracting(t -> t.name())
        .containsExactly("mood", "mood", "note", "mood 2", "mood 2", "note 2");
  }

  @Test
  void aBadFileChangesNothingAndIsASentence() throws IOException {
    model.tiers().add(TierKind.TEXT);
    Annotations before = model.annotations().get();
    model.files().importFrom(file("b.csv", "start,end,label\n0,1,a\n5,two,b\n"));
    model.files().importFrom(folder.resolve("none.eaf"));
    model.files().importFrom(file("c.eaf", "<ANNOTATION_DOCUMENT>"));
    assertThat(model.annotations().get()).isEqualTo(before);
    assertThat(refused)
        .containsExactly(
            "b.csv has no start and end in line 3; correct the line and import it again.",
            "none.eaf cannot be read: check that it is there and yours to read.",
            "c.eaf is damaged at line 1; open it in ELAN and save it again.");
  }

  @Test
  void everyFormatIsWrittenAndReadAgain() {
    assertThat(model.files().whyNot(AnnotationFormat.EAF)).isPresent();
    Row emotions =
        model.desk().rows().get().stream().filter(Row::isModel).findFirst().orElseThrow();
    model.editor().pick(emotions, 0);
    press(KeyCode.ENTER);
    press(KeyCode.ENTER);
    assertThat(model.files().whyNot(AnnotationFormat.EAF)).isEmpty();
    assertThat(model.files().whyNot(AnnotationFormat.SRT))
        .as("no tier is selected")
        .contains("(select a tier first)");
    press(KeyCode.DOWN);
    press(KeyCode.DOWN);
    List<String> labels = all().stream().map(Segment::label).toList();
    for (AnnotationFormat format : AnnotationFormat.values()) {
      assertThat(model.files().whyNot(format)).isEmpty();
      Path file = folder.resolve(format + "." + format.extension());
      model.files().exportTo(file, format);
      assertThat(message()).startsWith("One tier written to " + file.getFileName());
      model.files().importFrom(file);
      assertThat(all()).hasSize(4);
      assertThat(all())
          .filteredOn(s -> s.origin() == Segment.Origin.IMPORTED)
          .extracting(Segment::label)
          .containsExactlyElementsOf(labels);
      model.undo();
      press(KeyCode.DOWN);
    }
    assertThat(refused).isEmpty();
  }

  @Test
  void theModelStandsBesideWhatPeopleMadeOfIt() throws IOException {
    Row emotions =
        model.desk().rows().get().stream().filter(Row::isModel).findFirst().orElseThrow();
    model.editor().pick(emotions, 0);
    press(KeyCode.ENTER);
    boolean happy = emotions.marks().get(1).label().equals("happy");
    press(happy ? KeyCode.DIGIT4 : KeyCode.DIGIT2);
    Path file = folder.resolve("model.csv");
    model.files().exportBeside(file);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.get(0))
        .isEqualTo(
            "clip,model,kind,start_s,end_s,model_label,model_value,annotator,state,label,"
                + "label_start_s,label_end_s");
    assertThat(lines)
        .filteredOn(l -> l.contains(",emotion,"))
        .extracting(l -> l.split(",", -1)[8])
        .containsExactly("accepted", "corrected", "not_looked_at");
    assertThat(lines)
        .filteredOn(l -> l.contains(",sentiment,"))
        .as("nobody has a tier of sentiment")
        .hasSize(3)
        .allMatch(l -> l.contains(",,not_looked_at,,,"));
    Path all = folder.resolve("all.csv");
    model.files().exportBesideAll(all);
    assertThat(all).hasSameTextualContentAs(file);
    assertThat(model.numbers())
        .extracting(NumberTable::name)
        .containsExactly("annotations", "model-and-annotations");
  }

  @Test
  void peopleAreComparedWithEachOtherAndWithTheModelOnOneClipAndOnAll() {
    Row emotions =
        model.desk().rows().get().stream().filter(Row::isModel).findFirst().orElseThrow();
    model.editor().pick(emotions, 0);
    press(KeyCode.ENTER);
    press(KeyCode.ENTER);
    press(KeyCode.ENTER);
    model.desk().setWho("Bob");
    model.editor().pick(model.desk().rows().get().get(0), 0);
    press(KeyCode.ENTER);
    String other = emotions.marks().get(1).label().equals("happy") ? "sad" : "happy";
    model.editor().label(other);
    model.agreement().refresh();
    Comparison c = model.agreement().shown().get().orElseThrow();
    assertThat(c.people()).isEqualTo(2);
    assertThat(c.comparedMs()).isEqualTo(8_400);
    assertThat(c.labelledMs()).isEqualTo(12_600);
    assertThat(c.pairs())
        .extracting(p -> p.first() + "/" + p.second())
        .containsExactly("Annotator 1/Bob", "Annotator 1/Sample KT 0.1", "Bob/Sample KT 0.1");
    Pair people = c.pairs().get(0);
    assertThat(people.same()).hasValue(0.5);
    assertThat(people.shared().orElseThrow()).isCloseTo(8.4 / 12.6, within(1e-9));
    assertThat(c.pairs().get(1).same()).hasValue(1);

    session.open(Path.of("silent.mp4"));
    assertThat(model.agreement().shown().get()).isPresent();
    model.agreement().refresh();
    assertThat(model.agreement().shown().get()).as("nothing on this clip yet").isEmpty();
    model.agreement().allClips().set(true);
    assertThat(model.agreement().shown().get().orElseThrow().comparedMs()).isEqualTo(8_400);
    assertThat(model.agreement().numbers())
        .extracting(NumberTable::name)
        .containsExactly("agreement", "confusion-1", "confusion-2", "confusion-3");
  }

  @Test
  void whatCouldNotBeSavedIsSaidAndSavedWithTheNextChange() {
    model.tiers().add(TierKind.EMOTION);
    press(KeyCode.N);
    // somebody takes the clip out of the project, and with it the tier that is annotated
    project.change(file -> file.removeClip(file.clip(Path.of("sample.mp4")).id()));
    timeline.moveTo(5_000_000);
    press(KeyCode.N);
    assertThat(refused).hasSize(1);
    assertThat(model.book().saving().get()).isEqualTo(Saver.State.FAILED);
    assertThat(all()).as("nothing is lost on the screen").hasSize(2);
    press(KeyCode.DIGIT2);
    assertThat(model.book().saving().get()).isEqualTo(Saver.State.SAVED);
    Annotations shown = model.annotations().get();
    session.open(Path.of("silent.mp4"));
    session.open(Path.of("sample.mp4"));
    assertThat(model.annotations().get()).isEqualTo(shown);
  }
}
