package org.lacuna.media.demo.face;

/**
 * What the face does at one moment. All amounts are 0 (rest) to 1 (full) unless said otherwise.
 *
 * @param mouth what the lips and the jaw do
 * @param smile lip corners out and up, cheeks raised
 * @param frown lip corners down, chin boss up
 * @param browInner inner ends of the brows raised
 * @param browOuter outer ends of the brows raised
 * @param browLower brows drawn down and together
 * @param blink upper lids closed; 1 is shut
 * @param squint lower lids raised
 * @param gazeX eyes to the subject's left, radians
 * @param gazeY eyes up, radians
 * @param yaw head turned to the subject's left, radians
 * @param pitch head raised, radians
 * @param roll head tilted towards the subject's left shoulder, radians
 * @param breath chest lifted
 */
public record FacePose(
    Mouth mouth,
    double smile,
    double frown,
    double browInner,
    double browOuter,
    double browLower,
    double blink,
    double squint,
    double gazeX,
    double gazeY,
    double yaw,
    double pitch,
    double roll,
    double breath) {

  /** The face at rest, eyes open, looking into the camera. */
  public static final FacePose REST =
      new FacePose(Mouth.CLOSED, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** The same pose with another amount of smile. */
  public FacePose withSmile(double amount) {
    return new FacePose(
        mouth, amount, frown, browInner, browOuter, browLower, blink, squint, gazeX, gazeY, yaw,
        pitch, roll, breath);
  }

  /** The same pose with another mouth. */
  public FacePose withMouth(Mouth other) {
    return new FacePose(
        other, smile, frown, browInner, browOuter, browLower, blink, squint, gazeX, gazeY, yaw,
        pitch, roll, breath);
  }

  /**
   * Speech-driven part of the pose (a viseme), each 0 to 1.
   *
   * @param jaw jaw opening
   * @param round lips rounded and pushed forward
   * @param spread lips drawn wide
   * @param press lips pressed together
   * @param tuck lower lip drawn under the upper teeth
   * @param raise upper lip raised
   */
  public record Mouth(
      double jaw, double round, double spread, double press, double tuck, double raise) {

    /** Lips touching, jaw at rest. */
    public static final Mouth CLOSED = new Mouth(0, 0, 0, 0, 0, 0);

    /** This mouth moved towards another; 0 gives this one, 1 the other. */
    public Mouth towards(Mouth other, double amount) {
      return new Mouth(
          jaw + (other.jaw - jaw) * amount,
          round + (other.round - round) * amount,
          spread + (other.spread - spread) * amount,
          press + (other.press - press) * amount,
          tuck + (other.tuck - tuck) * amount,
          raise + (other.raise - raise) * amount);
    }
  }
}
