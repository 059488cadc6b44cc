package org.lacuna.app.evaluate.output;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.answers.AnswerTable;
import org.lacuna.app.evaluate.AnswerListener;
import org.lacuna.app.evaluate.Entry;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.inference.testset.Judged;
import org.lacuna.inference.testset.LabelledClip;

/**
 * Writes every answer of an evaluation while it runs: {@code answers.csv}, a row a model, network,
 * sample, subset and labelled question; and {@code missing.csv}, what each sample was given in each
 * draw of random missing, by which the answers to it are found again. Until {@link #finish()} the
 * files end in {@code .part}: what a stopped run leaves there are whole lines. Nothing is kept in
 * memory. One thread.
 */
public final class AnswerFiles implements AnswerListener, AutoCloseable {

  /** Name of the file with the answers. */
  private static final String ANSWERS = AnswerTable.OF_EVALUATION;

  /** Name of the file with the draws of random missing. */
  private static final String MISSING = "missing.csv";

  private static final String PART = ".part";

  private final Path folder;
  private final Writer answers;
  private @Nullable Writer missing;

  /**
   * @param folder that is there
   * @throws LacunaException of kind USAGE when it cannot be written
   */
  AnswerFiles(Path folder) throws LacunaException {
    this.folder = folder;
    this.answers =
        open(
            ANSWERS,
            "model,network,recording,segment,id,given,head,question,label,prediction,probability\n");
  }

  private Writer open(String name, String head) throws LacunaException {
    try {
      BufferedWriter writer =
          Files.newBufferedWriter(folder.resolve(name + PART), StandardCharsets.UTF_8);
      writer.write(head);
      return writer;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  @Override
  public void judged(Entry entry, ModalitySet given, List<Judged> networks) throws LacunaException {
    try {
      for (int n = 0; n < networks.size(); n++) {
        for (int i = 0; i < networks.get(n).samples().size(); i++) {
          for (ModelCard.Head head : entry.heads()) {
            answers.write(rows(entry.label(), n + 1, given, networks.get(n), head, i));
          }
        }
      }
      answers.flush();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private static String rows(
      String model, int network, ModalitySet given, Judged judged, ModelCard.Head head, int i) {
    LabelledClip sample = judged.samples().get(i);
    double[] said = judged.said(head, i);
    StringBuilder rows = new StringBuilder();
    double[] labels = said.length == 0 ? said : sample.answers(head);
    for (int q = 0; q < labels.length; q++) {
      if (!Double.isNaN(labels[q])) {
        String[] answer = answer(head, q, labels[q], said);
        CsvTables.line(
            rows,
            model,
            Integer.toString(network),
            sample.group(),
            segment(sample),
            sample.id(),
            given.toString(),
            head.name(),
            head.questions().get(q),
            answer[0],
            answer[1],
            answer[2]);
      }
    }
    return rows.toString();
  }

  /** Label, prediction, and of a choice the probability that the label had. */
  private static String[] answer(ModelCard.Head head, int q, double label, double... said) {
    if (!head.choosing()) {
      return new String[] {number(label), number(said[q]), ""};
    }
    int n = head.choices().size();
    double[] of = Arrays.copyOfRange(said, q * n, (q + 1) * n);
    int best = 0;
    for (int c = 1; c < n; c++) {
      best = of[c] > of[best] ? c : best;
    }
    int right = (int) Math.rint(label);
    return new String[] {head.choices().get(right), head.choices().get(best), number(of[right])};
  }

  /** What the name adds to the recording's: {@code 3} of {@code video[3]}; empty where nothing. */
  static String segment(LabelledClip sample) {
    String id = sample.id();
    String group = sample.group();
    return id.startsWith(group)
        ? id.substring(group.length()).replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", "")
        : "";
  }

  private static String number(double v) {
    String six = String.format(Locale.ROOT, "%.6f", v);
    return six.replaceAll("\\.?0+$", "");
  }

  @Override
  public void missing(Entry entry, double rate, int draw, Judged judged) throws LacunaException {
    try {
      Writer writer = missing;
      if (writer == null) {
        writer = open(MISSING, "model,rate,draw,id,given\n");
        missing = writer;
      }
      StringBuilder rows = new StringBuilder();
      for (int i = 0; i < judged.samples().size(); i++) {
        ModalitySet given = judged.given(i);
        CsvTables.line(
            rows,
            entry.label(),
            number(rate),
            Integer.toString(draw),
            judged.samples().get(i).id(),
            given.isEmpty() ? "" : given.toString());
      }
      writer.write(rows.toString());
      writer.flush();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Gives the files their names: everything was asked.
   *
   * @return the files
   * @throws LacunaException of kind USAGE when that cannot be done
   */
  public List<Path> finish() throws LacunaException {
    close();
    return missing == null ? List.of(move(ANSWERS)) : List.of(move(ANSWERS), move(MISSING));
  }

  private Path move(String name) throws LacunaException {
    try {
      return Files.move(
          folder.resolve(name + PART), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Ends the writing; may be called again. */
  @Override
  public void close() throws LacunaException {
    try {
      answers.close();
      if (missing != null) {
        missing.close();
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private LacunaException unwritable(IOException why) {
    return new LacunaException(
        Kind.USAGE, "The folder \"" + folder + "\" cannot be written: choose another one.", why);
  }
}
