package org.lacuna.app.cli.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.boot.Services;
import org.lacuna.app.cli.base.Arguments;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.app.cli.text.ProgressBar;
import org.lacuna.app.cli.text.TextTable;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.degrade.Change;
import org.lacuna.media.degrade.Degradation;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.extract.Extraction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lacuna bench degrade}. */
@Command(
    name = "degrade",
    description = {
      "Measure how long it takes until a stretch in the middle of a clip that is made worse has been",
      "measured again, beside what it takes when all of the clip is made worse.",
    })
public final class BenchDegradeCommand implements Callable<Integer> {

  private final CommandContext context;

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "The clip.")
  private @Nullable Path file;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "4",
      description = "Length of the stretch. Default: 4.")
  private double seconds = 4;

  public BenchDegradeCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws LacunaException {
    if (!(seconds > 0 && seconds < 36_000)) {
      throw new LacunaException(Kind.USAGE, "--seconds must be more than 0.");
    }
    Path clip = Arguments.given(file, "FILE");
    TextTable table = new TextTable("change", ">a stretch, s", ">the whole clip, s", ">times");
    long duration;
    try (ProgressBar bar = new ProgressBar(context.console())) {
      Services services = context.services().get();
      Extraction whole =
          services.extractor().extract(clip, ExtractOptions.DEFAULT, new CancelToken(), bar);
      duration = whole.features().durationUs();
      long middle = duration / 2;
      long half = (long) Math.min((double) middle, seconds * 500_000);
      Stretch stretch = new Stretch(middle - half, middle + half);
      Stretch all = new Stretch(0, duration);
      for (Degradation how :
          List.of(
              new Degradation.Noise(Degradation.Colour.WHITE, 10, 1), new Degradation.Blur(6))) {
        if (whole.features().sequence(how.modality()).isPresent()) {
          // The first time opens the networks.
          degrade(services, whole, new Change(stretch, how), bar);
          double part = degrade(services, whole, new Change(stretch, how), bar);
          double full = degrade(services, whole, new Change(all, how), bar);
          table.add(name(how), format(part), format(full), format(full / part));
        }
      }
    }
    String head =
        String.format(
            Locale.ROOT, "%.1f s of a clip of %.1f s%n%n", 2 * half(duration), duration / 1e6);
    context.console().out().print(head + table.render());
    return 0;
  }

  private double half(long durationUs) {
    return Math.min(durationUs / 2e6, seconds / 2);
  }

  private static double degrade(Services services, Extraction clip, Change change, ProgressBar bar)
      throws LacunaException {
    long began = System.nanoTime();
    services.degrader().degrade(clip, List.of(change), new CancelToken(), bar);
    return (System.nanoTime() - began) / 1e9;
  }

  private static String name(Degradation how) {
    return how.modality() == Modality.AUDIO ? "noise" : "blur";
  }

  private static String format(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
