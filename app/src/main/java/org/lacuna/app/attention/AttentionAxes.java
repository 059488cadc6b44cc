package org.lacuna.app.attention;

import java.util.ArrayList;
import java.util.List;
import org.lacuna.inference.clip.ClipPredictor.Attended;
import org.lacuna.inference.model.ModelInput.Channel;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.TimedWord;

/** The steps of a window as sides of a map, with the words that they stand for. */
final class AttentionAxes {

  private AttentionAxes() {}

  static AttentionAxis of(Attended attended, Modality m, FeatureSet features) {
    Channel channel = attended.input().channels().get(m);
    if (channel == null) {
      throw new IllegalArgumentException("no steps of " + m.key());
    }
    List<String> labels = new ArrayList<>();
    int word = 0;
    for (int t = 0; t < channel.steps(); t++) {
      if (m != Modality.LANGUAGE || !channel.mask()[t]) {
        labels.add("");
        continue;
      }
      word = find(features.words(), word, channel.startUs()[t], channel.endUs()[t]);
      labels.add(word < features.words().size() ? features.words().get(word).text() : "");
      word = Math.min(word + 1, features.words().size());
    }
    return new AttentionAxis(m, channel.startUs(), channel.endUs(), labels, channel.mask());
  }

  /** The word with exactly that span, from an index on; the size of the list when there is none. */
  private static int find(List<TimedWord> words, int from, long startUs, long endUs) {
    for (int i = from; i < words.size(); i++) {
      if (words.get(i).startUs() == startUs && words.get(i).endUs() == endUs) {
        return i;
      }
    }
    return words.size();
  }
}
