package org.lacuna.app.evaluate;

import java.util.List;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.testset.Judged;

/** Hears what the models of an evaluation say, clip by clip, on the thread that it runs on. */
public interface AnswerListener {

  /** Hears nothing. */
  AnswerListener NONE =
      new AnswerListener() {
        @Override
        public void judged(Entry entry, ModalitySet given, List<Judged> networks) {}

        @Override
        public void missing(Entry entry, double rate, int draw, Judged judged) {}
      };

  /**
   * A model was asked about every sample.
   *
   * @param given what of each sample it was given, as far as the sample has it
   * @param networks what each of its networks said
   * @throws LacunaException when what was heard cannot be kept; ends the evaluation
   */
  void judged(Entry entry, ModalitySet given, List<Judged> networks) throws LacunaException;

  /**
   * A model was asked with modalities missing at random. The answers are those that it gave to the
   * same subset of the same sample.
   *
   * @param rate share of missing modalities, 0 to 1
   * @param draw number of the draw, from 1
   * @param judged says what each sample was given; the same for all networks
   * @throws LacunaException when what was heard cannot be kept; ends the evaluation
   */
  void missing(Entry entry, double rate, int draw, Judged judged) throws LacunaException;
}
