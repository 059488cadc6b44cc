package org.lacuna.app.cli.text;

import java.util.Locale;
import java.util.Map;
import org.lacuna.app.report.speed.Bench;

/** A measurement as a table for a person. */
public final class BenchText {

  private static final String NL = System.lineSeparator();

  private BenchText() {}

  public static String render(Bench bench) {
    TextTable table = new TextTable("part", ">seconds", ">x clip length", ">x bare decode");
    for (Map.Entry<String, Double> part : bench.seconds().entrySet()) {
      table.add(
          part.getKey(),
          format("%.2f", part.getValue()),
          format("%.3f", part.getValue() / bench.clipSeconds()),
          bench.decodeSeconds() > 0
              ? format("%.2f", part.getValue() / bench.decodeSeconds())
              : "-");
    }
    return format("Clip length            %.2f s%n", bench.clipSeconds())
        + NL
        + table.render()
        + NL
        + format("Whole, warm            %.2f x bare decoding and networks%n", bench.wholeToBare())
        + format("Cached, once more      %.0f ms%n", bench.cachedMs())
        + bench
            .jobs()
            .map(j -> format("%d jobs at once         %.2f x one%n", j.jobs(), j.throughput()))
            .orElse("")
        + bench.sound().map(BenchText::sound).orElse("")
        + format("All seven subsets      %.0f ms%n", bench.subsetsMs())
        + (Double.isNaN(bench.peakRssMb())
            ? ""
            : format("Peak memory            %.0f MB%n", bench.peakRssMb()))
        + format("Start until ready      %.0f ms%n", bench.startMs());
  }

  private static String sound(Bench.Sound sound) {
    return format("audio LLDs alone       %.4f x sound%n", sound.descriptors() / sound.seconds())
        + format("voice activity alone   %.4f x sound%n", sound.voiceActivity() / sound.seconds());
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
