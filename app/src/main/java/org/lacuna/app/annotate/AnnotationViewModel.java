package org.lacuna.app.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.lacuna.app.annotate.agreement.AgreementViewModel;
import org.lacuna.app.annotate.tiers.Annotations;
import org.lacuna.app.annotate.tiers.LabelNames;
import org.lacuna.app.page.NumberTable;
import org.lacuna.app.project.Annotator;
import org.lacuna.app.project.OpenProject;
import org.lacuna.app.project.ProjectPlace;
import org.lacuna.app.project.TierKind;
import org.lacuna.app.remember.Remembered;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.app.undo.UndoLog;

/**
 * Annotating the open clip in the current project. Every change is saved as it happens and can be
 * undone. Belongs to the thread of the views.
 */
public final class AnnotationViewModel {

  private final SessionViewModel session;
  private final OpenProject project;
  private final Texts texts;
  private final Book book;
  private final Desk desk;
  private final TierEdits tiers;
  private final Editor editor;
  private final AnnotationFiles files;
  private final AgreementViewModel agreement;
  private Optional<Open> open = Optional.empty();

  /** What is open here. */
  private record Open(ProjectPlace project, int opening) {}

  /**
   * @param project the current project; nothing can be annotated before it is open
   */
  public AnnotationViewModel(
      SessionViewModel session,
      Timeline timeline,
      OpenProject project,
      Remembered remembered,
      Texts texts) {
    this.session = session;
    this.project = project;
    this.texts = texts;
    book = new Book(project, session.undoLog(), texts, why -> session.refuse(why.sentence()));
    desk = new Desk(session, book, remembered, texts);
    tiers = new TierEdits(desk, book, texts);
    files = new AnnotationFiles(desk, book, project, why -> session.refuse(why.sentence()));
    agreement =
        new AgreementViewModel(
            project,
            () -> session.clip().get().map(OpenClip::file),
            why -> session.refuse(why.sentence()));
    editor = new Editor(desk, book, timeline, tiers);
    session.clip().addListener(o -> follow());
    project.place().addListener(o -> follow());
    follow();
  }

  /** Goes on with the clip and the project that are open now. */
  private void follow() {
    Optional<OpenClip> clip = session.clip().get();
    Optional<ProjectPlace> place = project.place().get();
    Optional<Open> next = clip.flatMap(c -> place.map(p -> new Open(p, c.opening())));
    if (next.equals(open)) {
      return;
    }
    open = next;
    book.close();
    if (next.isPresent()) {
      book.open(clip.orElseThrow().file());
    }
  }

  /** Takes the last change back, of whatever kind. */
  public void undo() {
    editor.giveUp();
    session.undoLog().undo();
  }

  /** Makes the change again that was taken back last. */
  public void redo() {
    editor.giveUp();
    session.undoLog().redo();
  }

  /** All changes of the user, not only those of the annotations. */
  UndoLog undoLog() {
    return session.undoLog();
  }

  /** What a person calls a label. */
  String labelName(TierKind kind, String label) {
    return LabelNames.of(kind, label, texts);
  }

  /** Tries again what could not be saved. */
  void retry() {
    book.retry();
  }

  Editor editor() {
    return editor;
  }

  TierEdits tiers() {
    return tiers;
  }

  AnnotationFiles files() {
    return files;
  }

  AgreementViewModel agreement() {
    return agreement;
  }

  /** The segments of the open clip, the model beside them, and the agreement that was looked at. */
  public List<NumberTable> numbers() {
    List<NumberTable> all = new ArrayList<>(files.numbers());
    all.addAll(agreement.numbers());
    return all;
  }

  Desk desk() {
    return desk;
  }

  Book book() {
    return book;
  }

  /** Everybody who has annotated anything in the project. */
  ReadOnlyObjectProperty<List<Annotator>> annotators() {
    return book.annotators();
  }

  /** Whether there is a clip whose annotations can be changed. */
  public ReadOnlyBooleanProperty isOpen() {
    return book.isOpen();
  }

  /** The annotations of the open clip, as they change. */
  ReadOnlyObjectProperty<Annotations> annotations() {
    return book.now();
  }
}
