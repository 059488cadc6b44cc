package org.lacuna.app.cli.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lacuna.app.report.ClipAnalysis;
import org.lacuna.app.report.Figures;
import org.lacuna.app.report.SubsetReasons;
import org.lacuna.app.report.WordList;
import org.lacuna.inference.clip.ClipPrediction;
import org.lacuna.inference.clip.Reconstruction;
import org.lacuna.inference.clip.Reconstruction.FeatureError;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.media.decode.MediaInfo;

/** An analysis as short text for a person. */
public final class AnalysisText {

  private static final String NL = System.lineSeparator();

  private AnalysisText() {}

  /** Which file, which model, which device. */
  public static String head(ClipAnalysis analysis) {
    MediaInfo info = analysis.extraction().info();
    StringBuilder clip = new StringBuilder();
    clip.append(info.file().getFileName());
    clip.append(String.format(Locale.ROOT, ", %.1f s", seconds(analysis)));
    info.video()
        .ifPresent(
            v ->
                clip.append(
                    ", picture "
                        + v.width()
                        + "x"
                        + v.height()
                        + (v.averageFps() > 0
                            ? " " + Figures.significant(v.averageFps()) + " fps "
                            : " ")
                        + v.codec()));
    info.audio()
        .ifPresent(
            a ->
                clip.append(
                    ", sound "
                        + Figures.significant(a.sampleRate() / 1000.0)
                        + " kHz "
                        + a.codec()));
    analysis.extraction().transcriptSource().ifPresent(s -> clip.append(", words from ").append(s));
    String summary = WordList.summary(analysis.extraction());
    String words = summary.isEmpty() ? "" : "Words   " + summary + NL;
    String damage =
        analysis.extraction().damage().isEmpty()
            ? ""
            : "Note    " + analysis.extraction().damage() + NL;
    StringBuilder cautions = new StringBuilder();
    analysis.extraction().cautions().forEach(c -> cautions.append("Note    ").append(c).append(NL));
    String faces =
        analysis
            .extraction()
            .faces()
            .filter(f -> !f.all().isEmpty())
            .map(f -> "Faces   " + f.all().size() + ". " + f.why() + NL)
            .orElse("");
    return "Clip    "
        + clip
        + NL
        + faces
        + words
        + damage
        + cautions
        + "Model   "
        + analysis.bundle().card().name()
        + " "
        + analysis.bundle().card().version()
        + NL
        + (analysis.bundle().card().feedsZeros() ? "Note    " + ModelCard.ZEROS_ARE_FED + NL : "")
        + "Device  "
        + analysis.device().used().toUpperCase(Locale.ROOT)
        + ". "
        + analysis.device().reason()
        + NL;
  }

  private static double seconds(ClipAnalysis analysis) {
    return analysis.extraction().features().durationUs() / 1e6;
  }

  /** What was found of each modality. */
  public static String modalities(ClipAnalysis analysis) {
    FeatureSet features = analysis.extraction().features();
    TextTable table = new TextTable("modality", "used", ">steps", ">observed", "");
    for (Modality m : Modality.values()) {
      Optional<FeatureSequence> s = features.sequence(m);
      boolean used = analysis.prediction().used().contains(m);
      boolean dropped = !analysis.prediction().requested().contains(m);
      table.add(
          m.key(),
          used ? "yes" : "no",
          s.map(q -> Integer.toString(q.steps())).orElse("-"),
          s.map(q -> Math.round(100 * q.observedFraction()) + " %").orElse("-"),
          features.whyAbsent(m).orElse(dropped ? "dropped" : ""));
    }
    return table.render();
  }

  /** The scores of one prediction. */
  public static String scores(ClipPrediction prediction) {
    StringBuilder text = new StringBuilder();
    if (prediction.sentiment().isPresent()) {
      text.append("Sentiment  ")
          .append(sentiment(prediction.sentiment()))
          .append("  (-3 negative ... +3 positive)")
          .append(NL);
    }
    if (!prediction.emotions().isEmpty()) {
      text.append("Emotions ");
      prediction
          .emotions()
          .forEach((label, p) -> text.append("  ").append(label).append(' ').append(share(p)));
      text.append(NL);
    }
    return text.toString();
  }

  /** How well the sound was rebuilt. */
  public static String reconstruction(ClipAnalysis analysis) {
    if (!analysis.bundle().card().outputs().reconstruction().containsKey(Modality.AUDIO.key())) {
      return "Sound rebuilt from the other modalities: this model rebuilds none." + NL;
    }
    if (analysis.audio().isEmpty()) {
      return "Sound rebuilt from the other modalities: nothing to rebuild it from." + NL;
    }
    Reconstruction audio = analysis.audio().get();
    TextTable table = new TextTable("feature", "unit", ">rmse", ">corr");
    for (FeatureError e : audio.errors()) {
      table.add(
          e.name(),
          e.unit(),
          e.rmse().isPresent() ? Figures.significant(e.rmse().getAsDouble()) : "-",
          number(e.corr(), "%.2f"));
    }
    return "Sound rebuilt from the other modalities, "
        + audio.rebuilt().steps()
        + " steps:"
        + NL
        + table.render();
  }

  /** All subsets, one row each. */
  public static String subsets(ClipAnalysis analysis) {
    List<String> labels = analysis.bundle().card().outputs().emotionLabels();
    String[] heads = new String[labels.size() + 3];
    heads[0] = "modalities";
    heads[1] = ">sentiment";
    for (int i = 0; i < labels.size(); i++) {
      heads[i + 2] = ">" + labels.get(i);
    }
    heads[heads.length - 1] = "";
    TextTable table = new TextTable(heads);
    for (ClipPrediction p : analysis.subsets()) {
      String[] row = new String[heads.length];
      row[0] = p.requested().toString();
      row[1] = sentiment(p.sentiment());
      Map<String, Double> emotions = p.emotions();
      for (int i = 0; i < labels.size(); i++) {
        Double value = emotions.get(labels.get(i));
        row[i + 2] = value == null ? "-" : share(value);
      }
      row[row.length - 1] = note(analysis, p);
      table.add(row);
    }
    return table.render();
  }

  private static String note(ClipAnalysis analysis, ClipPrediction p) {
    if (p.used().isEmpty()) {
      return SubsetReasons.whyNone(analysis.extraction().features(), p).orElse("");
    }
    return p.used().equals(p.requested()) ? "" : "(" + p.used() + " only)";
  }

  private static String sentiment(OptionalDouble value) {
    return number(value, "%+.2f");
  }

  private static String share(double p) {
    return String.format(Locale.ROOT, "%.2f", p);
  }

  private static String number(OptionalDouble value, String format) {
    return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "-";
  }
}
