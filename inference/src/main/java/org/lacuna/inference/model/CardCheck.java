package org.lacuna.inference.model;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/** What a card must satisfy before anything relies on it. JSON leaves out fields freely. */
final class CardCheck {

  private static final Set<String> KINDS =
      Set.of(ModelCard.Grid.FIXED, ModelCard.Grid.WORDS, ModelCard.Grid.STEPS);

  private CardCheck() {}

  static void check(ModelCard card, String origin) throws LacunaException {
    if (card.format() != ModelCard.FORMAT) {
      throw new LacunaException(
          Kind.MODEL,
          "The card of \""
              + origin
              + "\" has format "
              + card.format()
              + "; this version of Lacuna reads format "
              + ModelCard.FORMAT
              + ".");
    }
    need(card.name(), "name", origin);
    need(card.version(), "version", origin);
    need(card.inputs(), "inputs", origin);
    need(card.outputs(), "outputs", origin);
    need(card.outputs().emotionLabels(), "outputs.emotion_labels", origin);
    need(card.outputs().reconstruction(), "outputs.reconstruction", origin);
    need(card.outputs().attention(), "outputs.attention", origin);
    need(card.sha256(), "sha256", origin);
    String scores = card.outputs().emotionScores();
    demand(
        scores == null || scores.equals(ModelCard.Outputs.LOGITS),
        "outputs.emotion_scores must be logits or left out",
        origin);
    demand(card.windowSeconds() > 0, "window_s must be above 0", origin);
    demand(!card.modalities().isEmpty(), "inputs name no modality", origin);
    for (Map.Entry<String, ModelCard.Input> e : card.inputs().entrySet()) {
      demand(Modality.ofKey(e.getKey()).isPresent(), "unknown input " + e.getKey(), origin);
      input(e.getKey(), e.getValue(), origin);
    }
    long counted =
        card.inputs().values().stream()
            .filter(i -> i.grid().kind().equals(ModelCard.Grid.STEPS))
            .count();
    demand(
        counted == 0 || counted == card.inputs().size(),
        "grid.kind is steps for some inputs and not for others",
        origin);
    heads(card, origin);
    given(card, origin);
  }

  private static void heads(ModelCard card, String origin) throws LacunaException {
    List<ModelCard.Head> heads = card.outputs().heads();
    Set<String> names = new HashSet<>();
    for (ModelCard.Head head : heads == null ? List.<ModelCard.Head>of() : heads) {
      need(head.name(), "outputs.heads.name", origin);
      need(head.tensor(), head.name() + ".tensor", origin);
      need(head.questions(), head.name() + ".questions", origin);
      demand(
          Objects.equals(head.kind(), ModelCard.Head.NUMBERS)
              || Objects.equals(head.kind(), ModelCard.Head.CHOICES),
          head.name() + ".kind must be numbers or choices",
          origin);
      demand(!head.questions().isEmpty(), head.name() + " asks no question", origin);
      need(head.choices(), head.name() + ".choices", origin);
      demand(
          head.choosing() == head.choices().size() > 1,
          head.name() + " must have choices, two at least, where its kind is choices only",
          origin);
    }
    for (ModelCard.Head head : card.outputs().allHeads()) {
      demand(names.add(head.name()), "two outputs are named " + head.name(), origin);
    }
  }

  private static void given(ModelCard card, String origin) throws LacunaException {
    List<String> given = card.outputs().given();
    List<String> known = ModalitySet.nonEmptySubsets().stream().map(Object::toString).toList();
    for (String subset : given == null ? List.<String>of() : given) {
      demand(known.contains(subset), "outputs.given has no subset " + subset, origin);
    }
    demand(!card.legalSubsets().isEmpty(), "outputs.given leaves nothing to give", origin);
  }

  private static void input(String key, ModelCard.Input in, String origin) throws LacunaException {
    need(in.tensor(), key + ".tensor", origin);
    need(in.features(), key + ".features", origin);
    need(in.extractor(), key + ".extractor", origin);
    need(in.extractorVersion(), key + ".extractor_version", origin);
    need(in.mean(), key + ".mean", origin);
    need(in.std(), key + ".std", origin);
    need(in.grid(), key + ".grid", origin);
    demand(in.grid().stepMs() > 0, key + ".grid.step_ms must be above 0", origin);
    demand(
        in.grid().kind() != null && KINDS.contains(in.grid().kind()),
        key + ".grid.kind must be fixed, words or steps",
        origin);
    demand(
        in.mean().length == in.dim() && in.std().length == in.dim(),
        key + " has " + in.dim() + " features but other numbers of means or deviations",
        origin);
    for (int d = 0; d < in.dim(); d++) {
      demand(
          Float.isFinite(in.mean()[d]) && in.std()[d] > 0 && Float.isFinite(in.std()[d]),
          key + " has no usable mean and deviation for " + in.features().get(d).name(),
          origin);
    }
  }

  private static void need(@Nullable Object value, String field, String origin)
      throws LacunaException {
    demand(value != null, field + " is missing", origin);
  }

  private static void demand(boolean holds, String what, String origin) throws LacunaException {
    if (!holds) {
      throw new LacunaException(
          Kind.MODEL, "The card of \"" + origin + "\" is wrong: " + what + ".");
    }
  }
}
