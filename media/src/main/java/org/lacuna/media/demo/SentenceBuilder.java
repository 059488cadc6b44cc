package org.lacuna.media.demo;

import java.util.ArrayList;
import java.util.List;
import org.lacuna.media.demo.voice.Phone;
import org.lacuna.media.demo.voice.PhoneSpan;

/** Turns written words with their sounds into a timed sentence that fills its slot. */
final class SentenceBuilder {

  private final Emotion emotion;
  private final double slotStart;
  private final List<String> texts = new ArrayList<>();
  private final List<String[]> sounds = new ArrayList<>();

  SentenceBuilder(Emotion emotion, double slotStart) {
    this.emotion = emotion;
    this.slotStart = slotStart;
  }

  /**
   * Adds a word.
   *
   * @param text as written; a comma makes a pause after it
   * @param arpabet its sounds; a vowel may end with its stress, 1 or 2
   */
  SentenceBuilder word(String text, String arpabet) {
    texts.add(text);
    sounds.add(arpabet.split(" "));
    return this;
  }

  Sentence build() {
    Manner manner = Manner.of(emotion);
    double total = 0;
    for (int w = 0; w < texts.size(); w++) {
      for (int p = 0; p < sounds.get(w).length; p++) {
        total += weight(w, p);
      }
      total += pause(w);
    }
    double scale = (manner.to() - manner.from()) / total;
    double time = slotStart + manner.from();
    List<Sentence.Word> words = new ArrayList<>();
    List<PitchContour.Accent> accents = new ArrayList<>();
    for (int w = 0; w < texts.size(); w++) {
      List<PhoneSpan> spans = new ArrayList<>();
      for (int p = 0; p < sounds.get(w).length; p++) {
        double end = time + weight(w, p) * scale;
        int stress = stress(w, p);
        spans.add(new PhoneSpan(phone(w, p), time, end, stress));
        if (stress > 0) {
          double height = manner.accent() * (stress == 2 ? 1 : 0.55);
          accents.add(new PitchContour.Accent(time + 0.4 * (end - time), height));
        }
        time = end;
      }
      words.add(new Sentence.Word(texts.get(w), spans));
      time += pause(w) * scale;
    }
    PitchContour pitch =
        new PitchContour(
            manner.base(),
            slotStart + manner.from(),
            slotStart + manner.to(),
            manner.decline(),
            manner.last(),
            manner.accentWidth(),
            accents);
    return new Sentence(emotion, words, pitch);
  }

  private Phone phone(int word, int index) {
    return Phone.valueOf(sounds.get(word)[index].replaceAll("[0-9]", ""));
  }

  private int stress(int word, int index) {
    String s = sounds.get(word)[index];
    char mark = s.charAt(s.length() - 1);
    return Character.isDigit(mark) ? mark - '0' : 0;
  }

  private double weight(int word, int index) {
    boolean lastWord = word == texts.size() - 1;
    double stretch = 1 + 0.14 * stress(word, index);
    // speech slows at the end of a sentence
    if (lastWord && index >= sounds.get(word).length - 2) {
      stretch *= 1.3;
    }
    return phone(word, index).milliseconds() * stretch;
  }

  private double pause(int word) {
    return texts.get(word).endsWith(",") ? Phone.PAUSE.milliseconds() : 0;
  }
}
