package org.lacuna.media.demo;

import java.util.ArrayList;
import java.util.List;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.media.demo.voice.PhoneSpan;
import org.lacuna.media.demo.voice.VoiceStyle;

/**
 * What happens in the demo clip and when: the ground truth of everything that can be extracted from
 * it. Four sentences of one feeling each, one in each slot of 4 s. All times are seconds from the
 * start of the clip unless a name says otherwise. Immutable.
 */
public final class DemoScript {

  /** Length of a slot, seconds; sentence k lies between 4k + 0.2 and 4k + 3.7. */
  public static final double SLOT = 4.0;

  private final List<Sentence> sentences;
  private final List<PhoneSpan> phones;

  private DemoScript(List<Sentence> sentences) {
    this.sentences = List.copyOf(sentences);
    phones =
        sentences.stream()
            .flatMap(s -> s.words().stream())
            .flatMap(w -> w.phones().stream())
            .toList();
  }

  /** The script of the clip that ships with the program. */
  public static DemoScript standard() {
    return new DemoScript(
        List.of(
            new SentenceBuilder(Emotion.NEUTRAL, 0)
                .word("The", "DH AX")
                .word("meeting", "M IY1 T IH NG")
                .word("is", "IH Z")
                .word("at", "AE T")
                .word("ten,", "T EH1 N")
                .word("in", "IH N")
                .word("the", "DH AX")
                .word("blue", "B L UW1")
                .word("room.", "R UW2 M")
                .build(),
            new SentenceBuilder(Emotion.HAPPY, SLOT)
                .word("I", "AY1")
                .word("am", "AE M")
                .word("so", "S OW2")
                .word("happy", "HH AE2 P IY")
                .word("to", "T AX")
                .word("see", "S IY1")
                .word("you,", "Y UW")
                .word("this", "DH IH S")
                .word("is", "IH Z")
                .word("wonderful!", "W AH2 N D ER F AX L")
                .build(),
            new SentenceBuilder(Emotion.SAD, 2 * SLOT)
                .word("I", "AY")
                .word("miss", "M IH2 S")
                .word("him", "HH IH M")
                .word("so", "S OW1")
                .word("much,", "M AH2 CH")
                .word("I", "AY")
                .word("feel", "F IY1 L")
                .word("lonely", "L OW2 N L IY")
                .word("and", "AX N D")
                .word("sad.", "S AE2 D")
                .build(),
            new SentenceBuilder(Emotion.ANGRY, 3 * SLOT)
                .word("Stop", "S T AA2 P")
                .word("it", "IH T")
                .word("now,", "N AW2")
                .word("I", "AY")
                .word("am", "AE M")
                .word("really", "R IH2 L IY")
                .word("angry", "AE2 NG G R IY")
                .word("with", "W IH TH")
                .word("you!", "Y UW1")
                .build()));
  }

  /** The sentences in order. */
  public List<Sentence> sentences() {
    return sentences;
  }

  /** The sounds of all sentences in order; between them is silence. */
  public List<PhoneSpan> phones() {
    return phones;
  }

  /** Length of the clip, seconds. */
  public double seconds() {
    return sentences.size() * SLOT;
  }

  /** The words with their given times, microseconds. */
  public List<TimedWord> words() {
    List<TimedWord> out = new ArrayList<>();
    for (Sentence s : sentences) {
      for (Sentence.Word w : s.words()) {
        out.add(
            new TimedWord(
                w.text(),
                Math.round(w.start() * 1000) * 1000,
                Math.round(w.end() * 1000) * 1000,
                TimedWord.Origin.GIVEN,
                1f));
      }
    }
    return out;
  }

  /** The sentence whose slot holds a time. */
  public Sentence sentenceAt(double time) {
    int k = (int) (time / SLOT);
    return sentences.get(Math.max(0, Math.min(sentences.size() - 1, k)));
  }

  /** Whether the vocal folds swing at a time. */
  public boolean voiced(double time) {
    for (PhoneSpan p : phones) {
      if (time >= p.start() && time < p.end()) {
        return p.phone().voiced();
      }
    }
    return false;
  }

  /** Pitch at a time, hertz; NaN where the script has no voice. */
  public double f0(double time) {
    return voiced(time) ? pitch(time) : Double.NaN;
  }

  /** Pitch contour at a time whether voiced or not, hertz. */
  double pitch(double time) {
    return sentenceAt(time).pitch().at(time);
  }

  /** Manner of speaking at a time. */
  VoiceStyle voice(double time) {
    return Manner.of(sentenceAt(time).emotion()).voice();
  }

  /** Amount of an emotion in the face at a time, 0 to 1; it comes and goes over 0.6 s. */
  public double feeling(Emotion emotion, double time) {
    double amount = 0;
    for (int k = 0; k < sentences.size(); k++) {
      if (sentences.get(k).emotion() == emotion) {
        double in = Ease.step(k * SLOT - 0.1, k * SLOT + 0.5, time);
        boolean end = k == sentences.size() - 1;
        double out = end ? 1 : Ease.step((k + 1) * SLOT + 0.3, (k + 1) * SLOT - 0.3, time);
        amount += Math.min(in, out);
      }
    }
    return amount;
  }

  /** Smile at a time, 0 to 1: corners of the lips out and up. Begins at 3.9 s, over by 8.3 s. */
  public double smile(double time) {
    return 0.92 * feeling(Emotion.HAPPY, time);
  }
}
