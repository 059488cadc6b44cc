package org.lacuna.training.prepare;

import java.util.List;
import java.util.Map;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.dataset.Utterance;
import org.lacuna.training.method.Examples;

/** How utterances lie on the grids of a card: by count, or by the times that they have. */
interface Table {

  /** Inputs of a card by modality key, scaled by the training part. */
  Map<String, ModelCard.Input> inputs();

  /** Preferred window of the card. */
  double windowSeconds();

  /** For learning and scoring; everything observed is given. */
  Examples of(List<Utterance> utterances, Answers answers) throws LacunaException;

  /** The same utterances for judging a bundle. */
  Clips clips();

  /** Sentences about what is not used of these. */
  List<String> cut(List<Utterance> all);
}
