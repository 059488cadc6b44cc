package org.lacuna.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.cli.base.Arguments;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.app.cli.text.ProgressBar;
import org.lacuna.app.cli.text.TextTable;
import org.lacuna.app.files.SafeFiles;
import org.lacuna.app.probe.Probe;
import org.lacuna.app.probe.ProbeCorpus;
import org.lacuna.app.probe.ProbeResult;
import org.lacuna.app.probe.Recording;
import org.lacuna.app.probe.SpeechSummaries;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lacuna probe}. */
@Command(
    name = "probe",
    description =
        "Measure how well a linear classifier tells acted emotions by the audio features.")
final class ProbeCommand implements Callable<Integer> {

  private final CommandContext context;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The data folder; its layout is in docs/training.md.")
  private @Nullable Path data;

  @Option(names = "--corpus", paramLabel = "NAME", description = "emodb or ravdess. Default: both.")
  private @Nullable ProbeCorpus corpus;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for what was said of each recording, one CSV file a corpus.")
  private @Nullable Path out;

  ProbeCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws LacunaException {
    Path folder = Arguments.given(data, "--data");
    ProbeCorpus only = corpus;
    List<ProbeCorpus> wanted = only == null ? List.of(ProbeCorpus.values()) : List.of(only);
    TextTable table =
        new TextTable(
            "corpus", ">recordings", ">emotions", "speakers' rows", ">accuracy", ">recall");
    for (ProbeCorpus c : wanted) {
      probe(c, c.list(folder), table);
    }
    context.console().out().print(table.render());
    return 0;
  }

  private void probe(ProbeCorpus c, List<Recording> recordings, TextTable table)
      throws LacunaException {
    CancelToken cancel = new CancelToken();
    ProbeResult plain;
    ProbeResult normalised;
    try (ProgressBar bar = new ProgressBar(context.console())) {
      List<double[]> rows =
          SpeechSummaries.of(
              context.services().get(),
              recordings,
              cancel,
              (f, stage) -> bar.progress(0.6 * f, stage));
      plain =
          Probe.run(
              recordings, rows, false, cancel, (f, stage) -> bar.progress(0.6 + 0.2 * f, stage));
      normalised =
          Probe.run(
              recordings, rows, true, cancel, (f, stage) -> bar.progress(0.8 + 0.2 * f, stage));
    }
    add(table, c, recordings, "as they are", plain);
    add(table, c, recordings, "normalised by speaker", normalised);
    Path folder = out;
    if (folder != null) {
      write(folder, c, recordings, plain, normalised);
    }
  }

  private static void add(
      TextTable table,
      ProbeCorpus corpus,
      List<Recording> recordings,
      String how,
      ProbeResult result) {
    table.add(
        corpus.title(),
        Integer.toString(recordings.size()),
        Integer.toString(result.emotions().size()),
        how,
        String.format(Locale.ROOT, "%.3f", result.accuracy()),
        String.format(Locale.ROOT, "%.3f", result.unweightedRecall()));
  }

  private static void write(
      Path folder,
      ProbeCorpus corpus,
      List<Recording> recordings,
      ProbeResult plain,
      ProbeResult normalised)
      throws LacunaException {
    StringBuilder csv = new StringBuilder("file,speaker,emotion,predicted,predicted_normalised\n");
    for (int i = 0; i < recordings.size(); i++) {
      Recording r = recordings.get(i);
      csv.append(r.file().getFileName())
          .append(',')
          .append(r.speaker())
          .append(',')
          .append(r.emotion())
          .append(',')
          .append(plain.emotions().get(plain.predicted()[i]))
          .append(',')
          .append(normalised.emotions().get(normalised.predicted()[i]))
          .append('\n');
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE, "\"" + folder + "\" cannot be made; choose another folder.", e);
    }
    SafeFiles.write(folder.resolve("probe-" + corpus.key() + ".csv"), csv.toString());
  }
}
