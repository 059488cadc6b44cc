package org.lacuna.app.annotate;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.lacuna.app.annotate.Desk.Pending;
import org.lacuna.app.annotate.tiers.Annotations;
import org.lacuna.app.annotate.tiers.Proposal;
import org.lacuna.app.annotate.tiers.Proposals;
import org.lacuna.app.annotate.tiers.Row;
import org.lacuna.app.annotate.tiers.SegmentEdits;
import org.lacuna.app.annotate.tiers.Selected;
import org.lacuna.app.project.Segment;
import org.lacuna.app.project.Tier;
import org.lacuna.app.project.TierKind;
import org.lacuna.app.timeline.Span;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.inference.drop.Stretch;

/** What the keys and the mouse do to segments. What cannot be done says why in one sentence. */
final class Editor {

  /** Length of a segment that is made at the playhead. */
  private static final long NEW_US = 1_000_000;

  private final Desk desk;
  private final Book book;
  private final Timeline timeline;
  private final TierEdits tiers;
  private int drags;

  Editor(Desk desk, Book book, Timeline timeline, TierEdits tiers) {
    this.desk = desk;
    this.book = book;
    this.timeline = timeline;
    this.tiers = tiers;
  }

  private Annotations all() {
    return book.now().get();
  }

  private long playhead() {
    return timeline.positionUs().get();
  }

  // ---- making segments ----

  /** On the model's row accepts; elsewhere begins a segment at the playhead, or ends it there. */
  void enter() {
    if (desk.row().filter(Row::isModel).isPresent()) {
      accept();
    } else if (desk.pending().get().isPresent()) {
      end(desk.pending().get().get());
    } else {
      begin();
    }
  }

  private void begin() {
    Tier tier = tiers.target();
    if (all().at(tier.id(), playhead()).isPresent()) {
      desk.say("annotate.say.occupied");
      return;
    }
    desk.setPending(Optional.of(new Pending(tier.id(), playhead(), "")));
    desk.say("annotate.say.begun");
  }

  private void end(Pending p) {
    desk.setPending(Optional.empty());
    long from = Math.min(p.startUs(), playhead());
    long to = Math.max(p.startUs(), playhead());
    make(p.tier(), from, to, p.label());
  }

  /** Forgets a segment that was begun; nothing happens where none was. */
  boolean giveUp() {
    boolean begun = desk.pending().get().isPresent();
    desk.setPending(Optional.empty());
    desk.sayNothing();
    return begun;
  }

  /** Makes a segment of what is marked on the timeline, or a second from the playhead on. */
  void create() {
    Tier tier = tiers.target();
    Optional<Span> marked = timeline.selection().get();
    if (marked.isPresent()) {
      make(tier.id(), marked.get().startUs(), marked.get().endUs(), "");
      timeline.select(Optional.empty());
    } else if (all().at(tier.id(), playhead()).isPresent()) {
      desk.say("annotate.say.occupied");
    } else {
      make(tier.id(), playhead(), playhead() + NEW_US, "");
    }
  }

  /** Makes a segment that was drawn with the mouse. */
  void draw(Row row, long from, long to) {
    if (row.editable() && row.tier().isPresent()) {
      make(row.tier().get().id(), Math.min(from, to), Math.max(from, to), "");
    }
  }

  private void make(long tier, long from, long to, String label) {
    Optional<Segment> made =
        SegmentEdits.made(all(), tier, book.nextId(), from, to, desk.lengthUs());
    if (made.isEmpty()) {
      desk.say("annotate.say.noRoom");
      return;
    }
    Segment segment = made.get().labelled(label);
    book.change(all().with(segment));
    desk.select(segment);
    desk.sayNothing();
  }

  // ---- labels ----

  /** What a digit stands for on the row where the keyboard is. */
  void digit(int digit) {
    TierKind kind = kindAtWork();
    if (kind == TierKind.TEXT) {
      desk.say("annotate.say.text");
    } else if (kind == TierKind.SENTIMENT) {
      if (digit <= 3) {
        label(String.valueOf(digit));
      } else {
        desk.say("annotate.say.sentiment");
      }
    } else if (digit <= kind.labels().size()) {
      label(digit == 0 ? "" : kind.labels().get(digit - 1));
    } else {
      desk.say("annotate.say.digit", kind.labels().size());
    }
  }

  /** Labels of the row where the keyboard is; those of one's own tier on the model's row. */
  TierKind kindAtWork() {
    Optional<Row> row = desk.row();
    return row.filter(Row::isModel).isPresent()
        ? tiers.of(row.get().kind()).map(Tier::kind).orElse(row.get().kind())
        : row.map(Row::kind).orElse(TierKind.EMOTION);
  }

  /** Turns a sentiment to its opposite. */
  void negate() {
    Optional<String> now =
        desk.pending().get().map(Pending::label).or(() -> atWork().map(Segment::label));
    Optional<String> label = desk.proposal().map(Proposal::label).or(() -> now);
    if (kindAtWork() == TierKind.SENTIMENT && label.filter(l -> !l.isEmpty()).isPresent()) {
      label(String.valueOf(-Integer.parseInt(label.get())));
    } else {
      desk.say("annotate.say.negate");
    }
  }

  /**
   * Labels what is selected, the segment that is being made, or the one under the playhead; on the
   * model's row corrects it.
   *
   * @param text a label of the row's kind, in any form
   */
  void label(String text) {
    Optional<String> label = kindAtWork().canonical(text);
    if (label.isEmpty()) {
      desk.say("annotate.say.noLabel", text);
      return;
    }
    if (desk.proposal().isPresent()) {
      take(desk.proposal().get(), label.get());
    } else if (desk.pending().get().isPresent()) {
      Pending p = desk.pending().get().get();
      desk.setPending(Optional.of(new Pending(p.tier(), p.startUs(), label.get())));
    } else {
      edit(s -> s.labelled(label.get()), "");
    }
  }

  // ---- what the model proposes ----

  private void accept() {
    if (desk.proposal().isEmpty()) {
      step(1);
    }
    if (desk.proposal().isEmpty()) {
      return;
    }
    Proposal p = desk.proposal().get();
    Optional<Segment> made = taken(p);
    if (made.isPresent() || take(p, p.label()).isPresent()) {
      step(1);
    }
  }

  /** The segment that the annotator at work has made from a proposal. */
  private Optional<Segment> taken(Proposal p) {
    return desk.me().flatMap(me -> Proposals.answer(p, all(), me.id())).filter(p::isSourceOf);
  }

  /** Takes a proposal over into one's own tier, with that label, where most of it is still free. */
  private Optional<Segment> take(Proposal p, String label) {
    Optional<Segment> before = taken(p);
    if (before.isPresent()) {
      Segment relabelled = before.get().labelled(label);
      book.change(all().with(relabelled));
      return Optional.of(relabelled);
    }
    Annotations with = tiers.with(p.kind());
    Tier tier = tiers.of(p.kind(), with).orElseThrow();
    if (tier.kind().canonical(label).isEmpty()) {
      desk.say("annotate.say.noLabel", label);
      return Optional.empty();
    }
    Optional<Stretch> room =
        with.free(tier.id(), p.startUs(), p.endUs())
            .filter(r -> 2 * (r.endUs() - r.startUs()) >= p.endUs() - p.startUs());
    if (room.isEmpty()) {
      desk.say("annotate.say.taken");
      return Optional.empty();
    }
    Segment taken =
        new Segment(
                book.nextId(),
                tier.id(),
                p.startUs(),
                p.endUs(),
                p.label(),
                Segment.Origin.ACCEPTED,
                Optional.of(p.source()))
            .over(room.get().startUs(), room.get().endUs())
            .labelled(label);
    book.change(with.with(taken));
    book.keep(desk.proposals());
    desk.sayNothing();
    return Optional.of(taken);
  }

  // ---- borders ----

  /** Moves the start by so many pictures, and the playhead with it. */
  void moveStart(int frames) {
    ownCopy();
    edit(
        s -> SegmentEdits.startedAt(all(), s, s.startUs() + frames * desk.frameUs()),
        "start-" + desk.selected().get());
    atWork().ifPresent(s -> timeline.seek(s.startUs()));
  }

  /** Moves the end by so many pictures, and the playhead with it. */
  void moveEnd(int frames) {
    ownCopy();
    edit(
        s -> SegmentEdits.endedAt(all(), s, s.endUs() + frames * desk.frameUs(), desk.lengthUs()),
        "end-" + desk.selected().get());
    atWork().ifPresent(s -> timeline.seek(s.endUs()));
  }

  void startHere() {
    ownCopy();
    edit(s -> SegmentEdits.startedAt(all(), s, playhead()), "");
  }

  void endHere() {
    ownCopy();
    edit(s -> SegmentEdits.endedAt(all(), s, playhead(), desk.lengthUs()), "");
  }

  /** The model's row cannot be changed: a copy of the proposal in one's own tier is. */
  private void ownCopy() {
    desk.proposal().flatMap(p -> taken(p).or(() -> take(p, p.label()))).ifPresent(desk::select);
  }

  /** The mouse takes hold of a border. */
  void startDrag() {
    drags++;
  }

  /** The mouse moves a border of one's own segment. */
  void drag(long segment, boolean start, long us) {
    all()
        .segment(segment)
        .ifPresent(
            s -> {
              Segment moved =
                  start
                      ? SegmentEdits.startedAt(all(), s, us)
                      : SegmentEdits.endedAt(all(), s, us, desk.lengthUs());
              book.change(all().with(moved), "drag-" + drags);
            });
  }

  // ---- whole segments ----

  void split() {
    Optional<Segment> s =
        desk.tier().flatMap(t -> all().at(t.id(), playhead())).or(() -> desk.segment());
    Optional<Annotations> next =
        s.flatMap(x -> SegmentEdits.split(all(), x, playhead(), book.nextId()));
    if (next.isPresent()) {
      book.change(next.get());
      desk.sayNothing();
      desk.tier().flatMap(t -> all().at(t.id(), playhead())).ifPresent(desk::select);
    } else {
      desk.say(s.isEmpty() ? "annotate.say.choose" : "annotate.say.split");
    }
  }

  void merge() {
    Optional<Segment> s = atWork();
    Optional<Annotations> next = s.flatMap(x -> SegmentEdits.merged(all(), x, kindAtWork()));
    if (next.isPresent()) {
      book.change(next.get());
      desk.sayNothing();
      desk.select(s.get());
    } else {
      desk.say(s.isEmpty() ? "annotate.say.choose" : "annotate.say.merge");
    }
  }

  void delete() {
    if (desk.row().filter(Row::isModel).isPresent()) {
      desk.say("annotate.say.readOnly");
      return;
    }
    Optional<Segment> s = atWork();
    if (s.isEmpty()) {
      desk.say("annotate.say.choose");
      return;
    }
    Optional<Segment> next = all().after(s.get());
    book.change(all().without(s.get()));
    desk.sayNothing();
    next.ifPresent(desk::select);
  }

  // ---- moving about ----

  /**
   * Selects the next mark of the row, or the one before, and goes there.
   *
   * @return whether there was one
   */
  boolean step(int direction) {
    Optional<Row> row = desk.row();
    if (row.isEmpty()) {
      return false;
    }
    List<Row.Mark> marks = row.get().marks();
    int now = desk.mark().map(marks::indexOf).orElse(-1);
    int next = now >= 0 ? now + direction : row.get().nearest(playhead(), direction);
    if (next < 0 || next >= marks.size()) {
      return false;
    }
    desk.select(Selected.mark(row.get().key(), marks.get(next).id()));
    timeline.seek(marks.get(next).startUs());
    desk.sayNothing();
    return true;
  }

  /** Goes to the row above or below; what it has at the playhead is selected. */
  void moveRow(int direction) {
    List<Row> rows = desk.rows().get();
    int now = rows.stream().map(Row::key).toList().indexOf(desk.selected().get().row());
    int next = now + direction;
    if (next >= 0 && next < rows.size()) {
      pick(rows.get(next), playhead());
    }
  }

  /** Goes to a row and what it has at that moment. */
  void pick(Row row, long us) {
    desk.select(
        row.at(us)
            .map(m -> Selected.mark(row.key(), m.id()))
            .orElseGet(() -> Selected.row(row.key())));
    desk.sayNothing();
  }

  /** The segment that is selected, or the one of the row under the playhead. */
  Optional<Segment> atWork() {
    return desk.segment().or(() -> desk.tier().flatMap(t -> all().at(t.id(), playhead())));
  }

  private void edit(UnaryOperator<Segment> how, String what) {
    Optional<Segment> s = atWork();
    if (s.isPresent()) {
      Segment next = how.apply(s.get());
      book.change(all().with(next), what);
      desk.select(next);
      desk.sayNothing();
    } else if (desk.proposal().isEmpty()) {
      boolean others = desk.row().filter(r -> !r.editable() && !r.isModel()).isPresent();
      desk.say(others ? "annotate.say.others" : "annotate.say.choose");
    }
  }
}
