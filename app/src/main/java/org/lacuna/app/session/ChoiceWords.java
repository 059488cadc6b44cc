package org.lacuna.app.session;

import java.util.List;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.signal.Modality;

/** Names a change of what the network is shown, for the one who may want to take it back. */
record ChoiceWords(Texts texts) {

  String of(Choices before, Choices next) {
    boolean switches = !before.switchedOn().equals(next.switchedOn());
    boolean drops = !before.drops().equals(next.drops());
    boolean worse = !before.degrading().equals(next.degrading());
    if (switches && !drops && !worse) {
      return switches(before, next);
    }
    if (drops && !switches && !worse) {
      return drops(before, next);
    }
    if (worse && !switches && !drops) {
      return texts.get(worse(before.degrading(), next.degrading()));
    }
    return texts.get("undo.what.choices");
  }

  private String switches(Choices before, Choices next) {
    List<Modality> off = before.switchedOn().minus(next.switchedOn()).toList();
    List<Modality> on = next.switchedOn().minus(before.switchedOn()).toList();
    if (off.size() + on.size() != 1) {
      return texts.get("undo.what.switches");
    }
    return off.isEmpty()
        ? texts.get("undo.what.on", name(on.get(0)))
        : texts.get("undo.what.off", name(off.get(0)));
  }

  private String drops(Choices before, Choices next) {
    List<Modality> changed =
        List.of(Modality.values()).stream()
            .filter(m -> !before.drops().parts(m).equals(next.drops().parts(m)))
            .toList();
    if (changed.size() != 1) {
      return texts.get("undo.what.drops");
    }
    return texts.get("undo.what.drop", name(changed.get(0)));
  }

  private static String worse(Degrading before, Degrading next) {
    int more = next.changes().size() - before.changes().size();
    if (more > 0) {
      return "undo.what.worse";
    }
    return more < 0 ? "undo.what.better" : next.on() ? "undo.what.worseOn" : "undo.what.worseOff";
  }

  private String name(Modality m) {
    return texts.get("modality.inText." + m.key());
  }
}
