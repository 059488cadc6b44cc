package org.lacuna.app.reconstruction;

import java.util.ArrayList;
import java.util.List;
import org.lacuna.app.session.ModelState;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;

/** What the sound is rebuilt from, or why it is not, in words. Belongs to the views' thread. */
public final class RebuiltFrom {

  private final SessionViewModel session;
  private final Texts texts;

  public RebuiltFrom(SessionViewModel session, Texts texts) {
    this.session = session;
    this.texts = texts;
  }

  /** The modalities that the network is shown besides the sound, as "vision and language". */
  public String sources() {
    ModalitySet others = session.used().without(Modality.AUDIO);
    List<String> parts = new ArrayList<>();
    for (Modality m : others) {
      parts.add(texts.get("modality.inText." + m.key()));
    }
    return parts.size() == 2
        ? texts.get("lanes.and", parts.get(0), parts.get(1))
        : String.join("", parts);
  }

  /** One sentence for when there is nothing rebuilt. */
  public String whyNot() {
    if (session.model().get() instanceof ModelState.Failed) {
      return texts.get("lanes.noModel");
    }
    if (session.model().get() instanceof ModelState.Ready ready
        && !ready.card().outputs().reconstruction().containsKey(Modality.AUDIO.key())) {
      return texts.get("lanes.notRebuilt");
    }
    if (session.used().without(Modality.AUDIO).isEmpty()) {
      return texts.get(
          session.available().without(Modality.AUDIO).isEmpty()
              ? "lanes.nothingToRebuildFrom"
              : "lanes.switchOn");
    }
    return texts.get("scores.waiting");
  }
}
