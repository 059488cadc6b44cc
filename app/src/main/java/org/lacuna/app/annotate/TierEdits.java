package org.lacuna.app.annotate;

import java.util.List;
import java.util.Optional;
import org.lacuna.app.annotate.format.TierNames;
import org.lacuna.app.annotate.tiers.Annotations;
import org.lacuna.app.annotate.tiers.Proposals;
import org.lacuna.app.annotate.tiers.Row;
import org.lacuna.app.annotate.tiers.Rows;
import org.lacuna.app.annotate.tiers.Selected;
import org.lacuna.app.project.Annotator;
import org.lacuna.app.project.Tier;
import org.lacuna.app.project.TierKind;
import org.lacuna.app.text.Texts;

/** Making, naming and removing tiers of the annotator at work. */
final class TierEdits {

  private final Desk desk;
  private final Book book;
  private final Texts texts;

  TierEdits(Desk desk, Book book, Texts texts) {
    this.desk = desk;
    this.book = book;
    this.texts = texts;
  }

  /** Adds a tier of that kind and selects it. */
  Tier add(TierKind kind) {
    Tier added = fresh(kind);
    book.change(book.now().get().with(added));
    desk.select(Selected.row(Rows.key(added.id())));
    desk.sayNothing();
    return added;
  }

  private Tier fresh(TierKind kind) {
    long me = desk.annotator().id();
    return new Tier(
        book.nextId(), 0, me, freeName(nameOf(kind)), kind, book.now().get().tiers().size());
  }

  /** What a tier of that kind is called at first; both emotion kinds share a name. */
  private String nameOf(TierKind kind) {
    return texts.get("annotate.tier." + (kind.isEmotion() ? TierKind.EMOTION : kind));
  }

  private String freeName(String wanted) {
    long me = desk.me().map(Annotator::id).orElse(-1L);
    return freeName(wanted, me, book.now().get());
  }

  /** That name, or one like it that no tier of the annotator has. */
  static String freeName(String wanted, long annotator, Annotations all) {
    List<String> taken =
        all.tiers().stream().filter(t -> t.annotator() == annotator).map(Tier::name).toList();
    String name = wanted;
    for (int i = 2; taken.contains(name); i++) {
      name = wanted + " " + i;
    }
    return name;
  }

  /** One's own tier that is selected; else the one like it; else one that is made now. */
  Tier target() {
    Optional<Tier> selected = desk.tier();
    if (selected.isPresent()) {
      return selected.get();
    }
    TierKind kind = desk.row().map(Row::kind).orElse(TierKind.EMOTION);
    Tier tier = of(kind).orElseGet(() -> add(kind));
    desk.select(Selected.row(Rows.key(tier.id())));
    return tier;
  }

  /** One's own tier that labels of that kind go to. */
  Optional<Tier> of(TierKind kind) {
    return of(kind, book.now().get());
  }

  Optional<Tier> of(TierKind kind, Annotations all) {
    long me = desk.me().map(Annotator::id).orElse(-1L);
    return all.tiers().stream()
        .filter(t -> t.annotator() == me && Proposals.fits(kind, t.kind()))
        .findFirst();
  }

  /** The tiers with one of one's own for that kind, so that both can be undone as one. */
  Annotations with(TierKind kind) {
    Annotations now = book.now().get();
    return of(kind).isPresent() ? now : now.with(fresh(kind));
  }

  /** Renames the selected tier; tiers of one name are compared between annotators. */
  void rename(String name) {
    String clean = TierNames.clean(name);
    Optional<Tier> tier = desk.tier();
    if (tier.isEmpty()) {
      desk.say("annotate.say.chooseTier");
    } else if (!clean.isEmpty() && !clean.equals(tier.get().name())) {
      book.change(book.now().get().with(tier.get().named(freeName(clean))));
    }
  }

  /** Removes the selected tier with its segments; can be undone. */
  void remove() {
    Optional<Tier> tier = desk.tier();
    if (tier.isEmpty()) {
      desk.say("annotate.say.chooseTier");
      return;
    }
    book.change(book.now().get().withoutTier(tier.get().id()));
    desk.say("annotate.say.removed", tier.get().name());
  }
}
