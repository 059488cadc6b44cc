package org.lacuna.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.boot.ExtractionMode;
import org.lacuna.app.boot.Services;
import org.lacuna.app.cli.base.Arguments;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.app.cli.base.SpeechOptions;
import org.lacuna.app.cli.text.ProgressBar;
import org.lacuna.app.export.ClipWriter;
import org.lacuna.app.export.ExportFormat;
import org.lacuna.app.export.ExportRun;
import org.lacuna.app.export.ExportSettings;
import org.lacuna.app.export.ItemFinder;
import org.lacuna.app.export.NpzClipWriter;
import org.lacuna.app.export.Outcome;
import org.lacuna.app.export.RunWriter;
import org.lacuna.app.export.csv.CsvWriter;
import org.lacuna.app.export.hdf.HdfWriter;
import org.lacuna.app.export.mmsa.LabelTable;
import org.lacuna.app.export.mmsa.MmsaFile;
import org.lacuna.inference.align.TimeGrid;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.text.words.ValenceLexicon;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lacuna extract}. */
@Command(
    name = "extract",
    description = {
      "Extract the features of many clips into files for other programs.",
      "A clip that cannot be read is reported in DIR/outcomes.csv, and the run goes on."
    },
    footer = {"", "Exit codes: 0 all done, 3 some clips failed, 2 wrong use."})
final class ExtractCommand implements Callable<Integer> {

  private static final int SENTENCES = 10;

  private final CommandContext context;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Clips, and folders that are searched with their sub-folders.")
  private List<Path> paths = List.of();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the files; it keeps the clips' names and sub-folders.")
  private @Nullable Path out;

  @Option(
      names = "--format",
      split = ",",
      required = true,
      paramLabel = "FORMAT",
      description =
          "csv (tables as OpenFace and openSMILE write them), npz (NumPy), hdf5, or mmsa (one pickle"
              + " for the whole run); several joined by commas.")
  private List<String> formats = List.of();

  @Option(
      names = "--grid",
      paramLabel = "GRID",
      description =
          "Steps of the features: native, words (mean over each word), or equal steps of so many"
              + " milliseconds. Default: ${DEFAULT-VALUE}.")
  private String grid = "native";

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Clips at the same time, 1 to 64. Default: ${DEFAULT-VALUE}.")
  private int jobs = 1;

  @Option(
      names = "--resume",
      description =
          "Leave out clips that an earlier run finished under the same options and whose files are"
              + " whole.")
  private boolean resume;

  @Option(
      names = "--transcripts",
      paramLabel = "DIR",
      description =
          "Folder of transcripts named after the clips; without one, they are looked for beside and"
              + " inside the clips.")
  private @Nullable Path transcripts;

  @Option(
      names = "--max-fps",
      paramLabel = "N",
      description =
          "At most so many pictures a second, 0 = every picture. Default: ${DEFAULT-VALUE}.")
  private double maxFps = ExtractOptions.DEFAULT.maxFps();

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "CSV file with the columns id, label, split; for mmsa.")
  private @Nullable Path labels;

  @Option(
      names = "--word-vectors",
      description = "Put the word vectors into the table of words too; for csv.")
  private boolean wordVectors;

  @Option(
      names = "--all-faces",
      description = "Write a table of every face beside that of the analysed one; for csv.")
  private boolean allFaces;

  @Option(names = "--no-cache", description = "Extract anew, and keep nothing but the files.")
  private boolean noCache;

  @Mixin private SpeechOptions speech = new SpeechOptions();

  ExtractCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws LacunaException {
    Path folder = Arguments.given(out, "--out");
    ExportSettings settings = settings();
    Optional<LabelTable> table = labelTable(settings);
    ItemFinder.Found found = ItemFinder.find(paths);
    if (found.items().isEmpty() && found.unreadable().isEmpty()) {
      throw new LacunaException(Kind.MEDIA, "There are no media files in " + quoted(paths) + ".");
    }
    Services services = context.services().get();
    ExportRun run =
        new ExportRun(
            services.extractor(new ExtractionMode(!noCache, true)),
            ValenceLexicon.open(),
            services.version(),
            services.extracted());
    ExportRun.Request request =
        new ExportRun.Request(
            found,
            folder,
            settings,
            clipWriters(settings),
            runWriters(settings, table),
            jobs,
            resume);
    long began = System.nanoTime();
    ExportRun.Summary summary;
    try (ProgressBar bar = new ProgressBar(context.console())) {
      summary = run.run(request, new CancelToken(), bar);
    }
    return tell(summary, folder, (System.nanoTime() - began) / 1e9);
  }

  private ExportSettings settings() throws LacunaException {
    SortedSet<ExportFormat> wanted = new TreeSet<>();
    for (String name : formats) {
      wanted.add(
          ExportFormat.ofKey(name)
              .orElseThrow(
                  () ->
                      usage(
                          "There is no format \"" + name + "\": choose csv, npz, mmsa or hdf5.")));
    }
    if (jobs < 1 || jobs > 64) {
      throw usage("--jobs must be from 1 to 64.");
    }
    if (!(maxFps >= 0 && maxFps <= 1000)) {
      throw usage("--max-fps must be from 0 to 1000.");
    }
    Path named = transcripts;
    if (named != null && !Files.isDirectory(named)) {
      throw usage("\"" + named + "\" is no folder.");
    }
    TimeGrid steps =
        TimeGrid.ofKey(grid)
            .orElseThrow(
                () ->
                    usage(
                        "There is no grid \""
                            + grid
                            + "\": choose native, words, or milliseconds from 1 to 60000."));
    return new ExportSettings(
        wanted,
        steps,
        ExtractOptions.DEFAULT.withMaxFps(maxFps).withSpeech(speech.speech()),
        Optional.ofNullable(named).map(p -> p.toAbsolutePath().normalize()),
        wordVectors,
        allFaces);
  }

  private Optional<LabelTable> labelTable(ExportSettings settings) throws LacunaException {
    Path file = labels;
    if (file == null) {
      return Optional.empty();
    }
    if (!settings.formats().contains(ExportFormat.MMSA)) {
      throw usage("--labels is for --format mmsa only.");
    }
    return Optional.of(LabelTable.read(file));
  }

  private static List<ClipWriter> clipWriters(ExportSettings settings) {
    List<ClipWriter> writers = new ArrayList<>();
    for (ExportFormat format : settings.formats()) {
      switch (format) {
        case CSV -> writers.add(new CsvWriter(settings.wordVectors(), settings.allFaces()));
        case NPZ -> writers.add(NpzClipWriter.visible());
        case HDF5 -> writers.add(new HdfWriter());
        case MMSA -> {
          if (!settings.formats().contains(ExportFormat.NPZ)) {
            writers.add(NpzClipWriter.spooled());
          }
        }
      }
    }
    return writers;
  }

  private static List<RunWriter> runWriters(ExportSettings settings, Optional<LabelTable> table) {
    if (!settings.formats().contains(ExportFormat.MMSA)) {
      return List.of();
    }
    boolean visible = settings.formats().contains(ExportFormat.NPZ);
    return List.of(
        new MmsaFile(table, visible ? NpzClipWriter::visibleName : NpzClipWriter::spooledName));
  }

  private int tell(ExportRun.Summary summary, Path folder, double seconds) {
    long failed = summary.count(Outcome.Kind.FAILED);
    context
        .console()
        .out()
        .printf(
            Locale.ROOT,
            "%d done, %d skipped, %d failed in %.1f s; each clip's outcome is in %s.%n",
            summary.count(Outcome.Kind.DONE),
            summary.count(Outcome.Kind.SKIPPED),
            failed,
            seconds,
            folder.resolve(ExportRun.OUTCOMES));
    summary.notes().forEach(context.console().err()::println);
    summary.outcomes().stream()
        .filter(o -> o.kind() == Outcome.Kind.FAILED)
        .limit(SENTENCES)
        .forEach(o -> context.console().err().println(o.item() + ": " + o.sentence()));
    if (failed > SENTENCES) {
      context.console().err().println("... and " + (failed - SENTENCES) + " more.");
    }
    return failed > 0 ? Program.MEDIA : 0;
  }

  private static LacunaException usage(String sentence) {
    return new LacunaException(Kind.USAGE, sentence);
  }

  private static String quoted(List<Path> places) {
    return String.join(", ", places.stream().map(p -> "\"" + p + "\"").toList());
  }
}
