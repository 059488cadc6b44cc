package org.lacuna.media.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.media.demo.voice.PhoneSpan;

class DemoScriptTest {

  private final DemoScript script = DemoScript.standard();

  @Test
  void eachSentenceKeepsToItsSlot() {
    List<Sentence> sentences = script.sentences();
    assertThat(sentences)
        .extracting(Sentence::emotion)
        .containsExactly(Emotion.NEUTRAL, Emotion.HAPPY, Emotion.SAD, Emotion.ANGRY);
    for (int k = 0; k < sentences.size(); k++) {
      assertThat(sentences.get(k).start()).isGreaterThanOrEqualTo(4.0 * k + 0.2);
      assertThat(sentences.get(k).end()).isLessThanOrEqualTo(4.0 * k + 3.7);
    }
    assertThat(script.seconds()).isEqualTo(16.0);
  }

  @Test
  void wordsAreInOrderAndLieInTheirSentence() {
    long last = 0;
    for (TimedWord w : script.words()) {
      assertThat(w.startUs()).as(w.text()).isGreaterThanOrEqualTo(last);
      assertThat(w.endUs() - w.startUs()).as(w.text()).isBetween(90_000L, 900_000L);
      assertThat(w.origin()).isEqualTo(TimedWord.Origin.GIVEN);
      Sentence s = script.sentenceAt(w.startUs() / 1e6);
      assertThat(w.startUs() / 1e6).isGreaterThanOrEqualTo(s.start() - 0.001);
      assertThat(w.endUs() / 1e6).isLessThanOrEqualTo(s.end() + 0.001);
      last = w.endUs();
    }
    assertThat(script.words()).hasSize(38);
  }

  @Test
  void soundsDoNotOverlap() {
    double last = 0;
    for (PhoneSpan p : script.phones()) {
      assertThat(p.start()).isGreaterThanOrEqualTo(last - 1e-9);
      assertThat(p.end() - p.start()).isBetween(0.03, 0.45);
      last = p.end();
    }
  }

  @Test
  void pitchTellsTheEmotionsApart() {
    double neutral = meanPitch(0);
    double happy = meanPitch(1);
    double sad = meanPitch(2);
    double angry = meanPitch(3);
    assertThat(happy).isGreaterThan(1.15 * neutral);
    assertThat(sad).isLessThan(0.93 * neutral);
    assertThat(angry).isGreaterThan(1.08 * neutral);
  }

  @Test
  void thereIsNoPitchWhereNothingIsVoiced() {
    assertThat(script.f0(3.9)).isNaN();
    assertThat(script.f0(0.1)).isNaN();
    PhoneSpan s =
        script.phones().stream().filter(p -> !p.phone().voiced()).findFirst().orElseThrow();
    assertThat(script.f0((s.start() + s.end()) / 2)).isNaN();
  }

  @Test
  void theSmileBelongsToTheHappySentence() {
    assertThat(script.smile(3.8)).isZero();
    assertThat(script.smile(4.5)).isGreaterThan(0.9);
    assertThat(script.smile(7.5)).isGreaterThan(0.9);
    assertThat(script.smile(8.4)).isZero();
    assertThat(script.feeling(Emotion.ANGRY, 15.9)).isEqualTo(1.0);
  }

  @Test
  void lipsMeetInTheMiddleOfALipSound() {
    Acting acting = new Acting(script);
    for (PhoneSpan p : script.phones()) {
      double open = acting.pose((p.start() + p.end()) / 2 - 0.025).mouth().jaw();
      switch (p.phone()) {
        case M, P, B -> assertThat(open).as("%s at %.2f", p.phone(), p.start()).isLessThan(0.16);
        case AA -> assertThat(open).as("%s at %.2f", p.phone(), p.start()).isGreaterThan(0.4);
        default -> assertThat(open).isBetween(0.0, 1.1);
      }
    }
  }

  @Test
  void lidsCloseAtABlinkAndOpenAfterIt() {
    Acting acting = new Acting(script);
    assertThat(acting.blink(1.15)).isGreaterThan(0.95);
    assertThat(acting.blink(1.6)).isZero();
  }

  private double meanPitch(int sentence) {
    double sum = 0;
    int n = 0;
    for (double t = 4.0 * sentence; t < 4.0 * (sentence + 1); t += 0.01) {
      double f0 = script.f0(t);
      if (!Double.isNaN(f0)) {
        sum += f0;
        n++;
      }
    }
    return sum / n;
  }
}
