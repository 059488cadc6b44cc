package org.lacuna.app.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.lacuna.app.annotate.tiers.Proposal;
import org.lacuna.app.annotate.tiers.Proposals;
import org.lacuna.app.annotate.tiers.Row;
import org.lacuna.app.annotate.tiers.Rows;
import org.lacuna.app.annotate.tiers.Selected;
import org.lacuna.app.project.Annotator;
import org.lacuna.app.project.Segment;
import org.lacuna.app.project.Tier;
import org.lacuna.app.project.TierKind;
import org.lacuna.app.remember.Remembered;
import org.lacuna.app.session.ModelState;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;

/**
 * What lies before the annotator: the rows of the page, who is at work, what is selected and what
 * was said last. Belongs to the thread of the views.
 */
final class Desk {

  private static final String WHO = "annotate.who";
  private static final String MODEL = "annotate.model";
  private static final String OTHERS = "annotate.others";

  /** Where the clip has no pictures, a border moves by this. */
  private static final long SOUND_STEP_US = 10_000;

  private final SessionViewModel session;
  private final Book book;
  private final Remembered remembered;
  private final Texts texts;
  private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Selected> selected =
      new ReadOnlyObjectWrapper<>(Selected.NOTHING);
  private final ReadOnlyObjectWrapper<Optional<Pending>> pending =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper who;
  private final BooleanProperty showsModel;
  private final BooleanProperty showsOthers;
  private List<Proposal> proposals = List.of();

  /**
   * A segment whose end is not known yet.
   *
   * @param tier id of its tier
   * @param startUs where it began
   * @param label what it will be called; may be empty
   */
  record Pending(long tier, long startUs, String label) {}

  Desk(SessionViewModel session, Book book, Remembered remembered, Texts texts) {
    this.session = session;
    this.book = book;
    this.remembered = remembered;
    this.texts = texts;
    who = new ReadOnlyStringWrapper(remembered.get(WHO).orElse(""));
    showsModel = flag(MODEL);
    showsOthers = flag(OTHERS);
    InvalidationListener changed = o -> refresh();
    book.now().addListener(changed);
    book.annotators().addListener(changed);
    book.isOpen().addListener(changed);
    who.addListener(changed);
    showsModel.addListener(changed);
    showsOthers.addListener(changed);
    session.scored().addListener(o -> predicted());
    predicted();
  }

  private BooleanProperty flag(String key) {
    BooleanProperty flag =
        new SimpleBooleanProperty(!remembered.get(key).equals(Optional.of("no")));
    flag.addListener(o -> remembered.put(key, flag.get() ? "yes" : "no"));
    return flag;
  }

  /** The model's answer to the whole clip, whatever is dropped now: it is compared with people. */
  private void predicted() {
    String model =
        session.model().get() instanceof ModelState.Ready ready
            ? ready.card().name() + " " + ready.card().version()
            : "";
    proposals =
        session
            .scored()
            .get()
            .map(s -> Proposals.of(s.full().prediction(), model, lengthUs()))
            .orElse(List.of());
    book.keep(proposals);
    refresh();
  }

  private void refresh() {
    List<Row> all = new ArrayList<>();
    if (book.isOpen().get()) {
      long me = me().map(Annotator::id).orElse(-1L);
      if (showsModel.get()) {
        all.addAll(Rows.ofModel(proposals, book.now().get(), me, texts));
      }
      all.addAll(
          Rows.ofTiers(book.now().get(), book.annotators().get(), me, showsOthers.get(), texts));
    }
    rows.set(List.copyOf(all));
    select(selected.get());
    if (pending.get().filter(p -> book.now().get().tier(p.tier()).isEmpty()).isPresent()) {
      pending.set(Optional.empty());
    }
  }

  /** Selects what is still there of it; without any row of that name, the first of one's own. */
  void select(Selected wanted) {
    Optional<Row> row = row(wanted.row());
    if (row.isPresent()) {
      boolean there =
          wanted.mark().isPresent() && row.get().mark(wanted.mark().getAsLong()).isPresent();
      selected.set(there ? wanted : Selected.row(wanted.row()));
      return;
    }
    selected.set(
        rows.get().stream()
            .filter(Row::editable)
            .findFirst()
            .or(() -> rows.get().stream().findFirst())
            .map(r -> Selected.row(r.key()))
            .orElse(Selected.NOTHING));
  }

  private Optional<Row> row(String key) {
    return rows.get().stream().filter(r -> r.key().equals(key)).findFirst();
  }

  // ---- what is selected ----

  Optional<Row> row() {
    return row(selected.get().row());
  }

  Optional<Row.Mark> mark() {
    Selected s = selected.get();
    return s.mark().isEmpty() ? Optional.empty() : row().flatMap(r -> r.mark(s.mark().getAsLong()));
  }

  /** The proposal that is selected. */
  Optional<Proposal> proposal() {
    return row().filter(Row::isModel).flatMap(r -> mark().flatMap(m -> proposal(r.kind(), m.id())));
  }

  private Optional<Proposal> proposal(TierKind kind, long index) {
    return proposals.stream().filter(p -> p.kind() == kind && p.index() == index).findFirst();
  }

  /** The segment that is selected and may be changed. */
  Optional<Segment> segment() {
    return row()
        .filter(Row::editable)
        .flatMap(r -> mark())
        .flatMap(m -> book.now().get().segment(m.id()));
  }

  /** One's own tier that is selected. */
  Optional<Tier> tier() {
    return row().filter(Row::editable).flatMap(Row::tier);
  }

  void select(Segment segment) {
    select(Selected.mark(Rows.key(segment.tier()), segment.id()));
  }

  // ---- who is at work ----

  /** Who is at work, where the project knows them already. */
  Optional<Annotator> me() {
    return book.annotators().get().stream().filter(a -> a.name().equals(who.get())).findFirst();
  }

  /** Who is at work; made known to the project when they are not. */
  Annotator annotator() {
    if (who.get().isEmpty()) {
      setWho(
          book.annotators().get().stream()
              .findFirst()
              .map(Annotator::name)
              .orElse(texts.get("annotate.who.first")));
    }
    return book.annotator(who.get());
  }

  void setWho(String name) {
    String clean = name.strip();
    if (!clean.isEmpty()) {
      remembered.put(WHO, clean);
      pending.set(Optional.empty());
      message.set("");
      who.set(clean);
    }
  }

  // ---- what was said ----

  void say(String key, Object... values) {
    message.set(texts.get(key, values));
  }

  String text(String key, Object... values) {
    return texts.get(key, values);
  }

  void sayNothing() {
    message.set("");
  }

  void setPending(Optional<Pending> next) {
    pending.set(next);
  }

  // ---- the clip ----

  long lengthUs() {
    return session.clip().get().map(c -> c.features().durationUs()).orElse(0L);
  }

  /** Time from one picture to the next. */
  long frameUs() {
    return session
        .clip()
        .get()
        .flatMap(c -> c.extraction().info().video())
        .filter(v -> v.averageFps() > 0)
        .map(v -> Math.round(1e6 / v.averageFps()))
        .orElse(SOUND_STEP_US);
  }

  Optional<OpenClip> clip() {
    return session.clip().get();
  }

  List<Proposal> proposals() {
    return proposals;
  }

  ReadOnlyObjectProperty<List<Row>> rows() {
    return rows.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Selected> selected() {
    return selected.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Pending>> pending() {
    return pending.getReadOnlyProperty();
  }

  /** One short sentence about the last key; empty for none. */
  ReadOnlyStringProperty message() {
    return message.getReadOnlyProperty();
  }

  /** Name of who is at work; empty before anybody was named. */
  ReadOnlyStringProperty who() {
    return who.getReadOnlyProperty();
  }

  /** Whether the model's rows are shown: they may sway an annotator. */
  BooleanProperty showsModel() {
    return showsModel;
  }

  /** Whether the tiers of other annotators are shown. */
  BooleanProperty showsOthers() {
    return showsOthers;
  }
}
