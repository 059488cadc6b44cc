package org.lacuna.app.annotate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.lacuna.app.annotate.format.AnnotationFormat;
import org.lacuna.app.annotate.format.AnnotationReader;
import org.lacuna.app.annotate.format.AnnotationWriter;
import org.lacuna.app.annotate.format.Noted;
import org.lacuna.app.annotate.format.NotedTier;
import org.lacuna.app.annotate.format.NotedTier.NotedSegment;
import org.lacuna.app.annotate.format.Written;
import org.lacuna.app.annotate.tiers.Annotations;
import org.lacuna.app.annotate.tiers.ModelTable;
import org.lacuna.app.annotate.tiers.Row;
import org.lacuna.app.annotate.tiers.Rows;
import org.lacuna.app.annotate.tiers.Selected;
import org.lacuna.app.files.SafeFiles;
import org.lacuna.app.page.NumberTable;
import org.lacuna.app.project.Annotator;
import org.lacuna.app.project.OpenProject;
import org.lacuna.app.project.Segment;
import org.lacuna.app.project.Tier;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.task.Reply;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/** Annotations from and to the files of other programs, read and written in the background. */
final class AnnotationFiles {

  private static final long LARGEST = 64L << 20;

  private final Desk desk;
  private final Book book;
  private final OpenProject project;
  private final Consumer<LacunaException> failed;

  /**
   * @param failed hears why a file could not be read or written
   */
  AnnotationFiles(Desk desk, Book book, OpenProject project, Consumer<LacunaException> failed) {
    this.desk = desk;
    this.book = book;
    this.project = project;
    this.failed = failed;
  }

  // ---- import ----

  /** Adds the tiers of a file to those of the open clip, as one change that can be undone. */
  void importFrom(Path file) {
    Optional<OpenClip> asked = desk.clip();
    project.ask(
        unused -> read(file),
        Reply.of(
            noted -> {
              if (book.isOpen().get() && desk.clip().equals(asked)) {
                add(noted, name(file));
              }
            },
            failed));
  }

  private static Noted read(Path file) throws LacunaException {
    try {
      if (Files.size(file) > LARGEST) {
        throw new LacunaException(
            Kind.MEDIA, name(file) + " is larger than any annotation file: choose another one.");
      }
      return AnnotationReader.read(Files.readAllBytes(file), name(file));
    } catch (IOException e) {
      throw new LacunaException(
          Kind.MEDIA, name(file) + " cannot be read: check that it is there and yours to read.", e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private void add(Noted noted, String file) {
    Annotations next = book.now().get();
    String first = "";
    int segments = 0;
    int late = 0;
    // before the file's annotators are known: what it gives no name to belongs to none of them
    if (noted.tiers().stream().anyMatch(t -> t.annotator().isEmpty())) {
      desk.annotator();
    }
    for (NotedTier t : noted.tiers()) {
      Annotator who = t.annotator().isEmpty() ? desk.annotator() : book.annotator(t.annotator());
      Tier tier =
          new Tier(
              book.nextId(),
              0,
              who.id(),
              TierEdits.freeName(t.name(), who.id(), next),
              t.kind(),
              next.tiers().size());
      List<Segment> all = new ArrayList<>();
      for (NotedSegment s : t.segments()) {
        late += s.startUs() >= desk.lengthUs() ? 1 : 0;
        all.add(
            new Segment(
                book.nextId(),
                tier.id(),
                s.startUs(),
                s.endUs(),
                s.label(),
                Segment.Origin.IMPORTED));
      }
      segments += all.size();
      next = next.with(tier).withAll(tier.id(), all);
      first = first.isEmpty() ? Rows.key(tier.id()) : first;
    }
    book.change(next);
    desk.select(Selected.row(first));
    List<String> remarks = new ArrayList<>(noted.remarks());
    if (late > 0) {
      remarks.add(desk.text("annotate.import.late", late));
    }
    desk.say(
        "annotate.import.done", file, noted.tiers().size(), segments, String.join(" ", remarks));
    book.keep(desk.proposals());
  }

  // ---- export ----

  /** Why nothing can be written in that format now; empty when it can. */
  Optional<String> whyNot(AnnotationFormat format) {
    if (book.now().get().tiers().isEmpty()) {
      return Optional.of(desk.text("annotate.export.none"));
    }
    boolean tier = desk.row().flatMap(Row::tier).isPresent();
    return format.holdsManyTiers() || tier
        ? Optional.empty()
        : Optional.of(desk.text("annotate.export.one"));
  }

  /** Writes all tiers of the clip, or the selected one where the format holds one. */
  void exportTo(Path file, AnnotationFormat format) {
    List<NotedTier> all =
        book.now().get().tiers().stream()
            .filter(
                t ->
                    format.holdsManyTiers()
                        || desk.row().flatMap(Row::tier).filter(t::equals).isPresent())
            .map(this::noted)
            .toList();
    String media = desk.clip().map(OpenClip::name).orElse("");
    long length = desk.lengthUs();
    project.ask(
        unused -> {
          Written written = AnnotationWriter.write(format, all, media, length, Instant.now());
          SafeFiles.write(file, written.bytes());
          return written;
        },
        Reply.of(
            written ->
                desk.say(
                    "annotate.export.done",
                    all.size(),
                    name(file),
                    String.join(" ", written.remarks())),
            failed));
  }

  private NotedTier noted(Tier t) {
    String who =
        book.annotators().get().stream()
            .filter(a -> a.id() == t.annotator())
            .map(Annotator::name)
            .findFirst()
            .orElse("");
    List<NotedSegment> segments =
        book.now().get().of(t.id()).stream()
            .map(s -> new NotedSegment(s.startUs(), s.endUs(), s.label()))
            .toList();
    return new NotedTier(t.name(), who, t.kind(), segments);
  }

  /** Writes what the model says about the open clip beside what people made of it. */
  void exportBeside(Path file) {
    NumberTable table = beside();
    store(file, () -> table);
  }

  /** The same for all clips of the project. */
  void exportBesideAll(Path file) {
    project.ask(ModelTable::besideAll, Reply.of(table -> store(file, () -> table), failed));
  }

  private void store(Path file, Supplier<NumberTable> table) {
    project.ask(
        unused -> {
          SafeFiles.write(file, ModelTable.csv(table.get()).getBytes(StandardCharsets.UTF_8));
          return table.get().rows().size();
        },
        Reply.of(rows -> desk.say("annotate.export.beside", rows, name(file)), failed));
  }

  private NumberTable beside() {
    String clip = desk.clip().map(OpenClip::name).orElse("");
    return ModelTable.beside(
        ModelTable.rows(clip, desk.proposals(), book.now().get(), book.annotators().get()));
  }

  /** The segments of the open clip, and the model beside them. */
  List<NumberTable> numbers() {
    if (!book.isOpen().get()) {
      return List.of();
    }
    String clip = desk.clip().map(OpenClip::name).orElse("");
    return List.of(ModelTable.segments(clip, book.now().get(), book.annotators().get()), beside());
  }
}
