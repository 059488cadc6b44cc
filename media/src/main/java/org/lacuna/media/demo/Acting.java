package org.lacuna.media.demo;

import static org.lacuna.media.demo.Ease.step;

import org.lacuna.media.demo.face.FacePose;

/**
 * The face over time: expression from the feeling, mouth from the sounds, life from slow motion.
 */
public final class Acting {

  // seconds; irregular on purpose, none inside a strong expression's onset
  private static final double[] BLINKS = {1.15, 3.75, 5.9, 7.95, 9.3, 11.15, 11.9, 14.05, 15.65};
  private static final double BLINK_HALF = 0.13;

  private final DemoScript script;
  private final Visemes visemes;

  public Acting(DemoScript script) {
    this.script = script;
    visemes = new Visemes(script.phones());
  }

  /** How far the lids are shut at a time in seconds, 0 to 1. */
  public double blink(double time) {
    double shut = 0;
    for (double b : BLINKS) {
      double d = time - b;
      // lids fall faster than they rise
      shut = Math.max(shut, d < 0 ? step(-0.09, -0.02, d) : step(BLINK_HALF + 0.04, 0.03, d));
    }
    return shut;
  }

  /** Everything the face does at a time in seconds. */
  public FacePose pose(double time) {
    double happy = script.feeling(Emotion.HAPPY, time);
    double sad = script.feeling(Emotion.SAD, time);
    double angry = script.feeling(Emotion.ANGRY, time);
    FacePose.Mouth mouth = mouth(time, happy, sad, angry);
    double beat = beat(time);
    double liveliness = 1 + 0.5 * happy - 0.45 * sad + 0.15 * angry;
    return new FacePose(
        mouth,
        script.smile(time),
        sad + 0.35 * angry,
        0.72 * sad + 0.12 * happy,
        0.30 * happy + 0.22 * beat * (1 - angry) * (1 - 0.6 * sad),
        0.95 * angry + 0.22 * sad,
        Math.max(blink(time), 0.27 * sad),
        0.30 * happy + 0.35 * angry + 0.25 * sad,
        0.03 * slow(time, 0.23, 0) + 0.02 * slow(time, 0.61, 1) - 0.05 * sad,
        -0.12 * sad * step(9.0, 10.0, time) + 0.015 * slow(time, 0.37, 2),
        liveliness * (0.055 * slow(time, 0.21, 3) + 0.022 * slow(time, 0.53, 4)) + 0.05 * sad,
        liveliness * 0.022 * slow(time, 0.33, 5)
            - 0.04 * beat
            + 0.03 * happy
            - 0.085 * sad
            - 0.035 * angry,
        liveliness * (0.025 * slow(time, 0.17, 6) + 0.012 * slow(time, 0.47, 7))
            + 0.04 * happy
            - 0.05 * sad,
        0.5 + 0.5 * Math.sin(2 * Math.PI * 0.27 * time));
  }

  private FacePose.Mouth mouth(double time, double happy, double sad, double angry) {
    FacePose.Mouth m = visemes.at(time);
    double open = 1 + 0.12 * happy - 0.38 * sad + 0.18 * angry;
    boolean speaking =
        time > script.sentenceAt(time).start() && time < script.sentenceAt(time).end();
    double rest = speaking ? 0 : 1;
    return new FacePose.Mouth(
        m.jaw() * open + 0.10 * happy * rest * 0.5,
        m.round() * (1 - 0.25 * happy),
        m.spread() * (0.8 - 0.5 * sad) + 0.1 * angry,
        m.press() + 0.55 * angry * Math.max(0, 1 - 6 * m.jaw()),
        m.tuck(),
        m.raise() * (1 - 0.5 * sad) + 0.25 * angry * Math.min(1, 3 * m.jaw()) + 0.12 * happy);
  }

  /** A small nod on each accent of the speech. */
  private double beat(double time) {
    double sum = 0;
    for (PitchContour.Accent a : script.sentenceAt(time).pitch().accents()) {
      double d = (time - a.time() - 0.04) / 0.13;
      sum += Math.exp(-0.5 * d * d) * 0.7;
    }
    return Math.min(1, sum);
  }

  private static double slow(double time, double hertz, int voice) {
    return Math.sin(2 * Math.PI * hertz * time + 1.7 * voice + 0.4);
  }
}
