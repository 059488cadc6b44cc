package org.lacuna.media.demo;

import java.util.List;
import org.lacuna.media.demo.face.FacePose.Mouth;
import org.lacuna.media.demo.voice.Phone;
import org.lacuna.media.demo.voice.PhoneSpan;

/** The mouth that goes with each sound, and how it moves from one to the next. */
final class Visemes {

  // neighbouring sounds blend over about this much (standard deviation), seconds
  private static final double BLEND = 0.032;
  // the mouth moves a little before the sound is heard
  private static final double LEAD = 0.025;
  private static final int TAPS = 13;

  private final List<PhoneSpan> phones;

  Visemes(List<PhoneSpan> phones) {
    this.phones = phones;
  }

  /** The mouth at a time in seconds. */
  Mouth at(double time) {
    double[] sum = new double[6];
    double weights = 0;
    for (int k = 0; k < TAPS; k++) {
      double u = 2.6 * (2.0 * k / (TAPS - 1) - 1);
      double w = Math.exp(-0.5 * u * u);
      Mouth m = target(time + LEAD + u * BLEND);
      // a closure is met whatever its neighbours do
      w *= 1 + 1.6 * m.press() + 0.8 * m.tuck();
      double[] values = {m.jaw(), m.round(), m.spread(), m.press(), m.tuck(), m.raise()};
      for (int c = 0; c < sum.length; c++) {
        sum[c] += w * values[c];
      }
      weights += w;
    }
    for (int c = 0; c < sum.length; c++) {
      sum[c] /= weights;
    }
    return new Mouth(sum[0], sum[1], sum[2], sum[3], sum[4], sum[5]);
  }

  private Mouth target(double time) {
    for (PhoneSpan p : phones) {
      if (time >= p.start() && time < p.end()) {
        Mouth first = of(p.phone());
        double loud = 1 + 0.1 * p.stress();
        Mouth shaped =
            new Mouth(
                first.jaw() * loud,
                first.round(),
                first.spread(),
                first.press(),
                first.tuck(),
                first.raise());
        return shaped.towards(last(p.phone()), glide(p.part(time)));
      }
    }
    return Mouth.CLOSED;
  }

  private static double glide(double part) {
    return Math.min(1, Math.max(0, (part - 0.3) / 0.5));
  }

  private static Mouth of(Phone phone) {
    return switch (phone) {
      case IY -> new Mouth(0.22, 0, 0.75, 0, 0, 0.25);
      case IH -> new Mouth(0.30, 0, 0.45, 0, 0, 0.2);
      case EH -> new Mouth(0.48, 0, 0.4, 0, 0, 0.25);
      case EY -> new Mouth(0.45, 0, 0.5, 0, 0, 0.25);
      case AE -> new Mouth(0.68, 0, 0.4, 0, 0, 0.3);
      case AA, AY -> new Mouth(0.80, 0, 0.1, 0, 0, 0.2);
      case AW -> new Mouth(0.78, 0.05, 0.1, 0, 0, 0.2);
      case AH -> new Mouth(0.52, 0, 0.1, 0, 0, 0.15);
      case AX -> new Mouth(0.30, 0, 0.1, 0, 0, 0.1);
      case AO -> new Mouth(0.58, 0.5, 0, 0, 0, 0.15);
      case OW -> new Mouth(0.48, 0.6, 0, 0, 0, 0.1);
      case UH -> new Mouth(0.30, 0.55, 0, 0, 0, 0.1);
      case UW -> new Mouth(0.22, 0.9, 0, 0, 0, 0.1);
      case ER, R -> new Mouth(0.25, 0.5, 0, 0, 0, 0.15);
      case W -> new Mouth(0.14, 1.0, 0, 0, 0, 0);
      case Y -> new Mouth(0.18, 0, 0.6, 0, 0, 0.15);
      case L -> new Mouth(0.34, 0, 0.2, 0, 0, 0.15);
      case N, D, T -> new Mouth(0.18, 0, 0.3, 0, 0, 0.2);
      case NG, K, G, HH -> new Mouth(0.30, 0, 0.2, 0, 0, 0.15);
      case S, Z -> new Mouth(0.09, 0, 0.5, 0, 0, 0.3);
      case SH, CH -> new Mouth(0.12, 0.6, 0, 0, 0, 0.35);
      case TH, DH -> new Mouth(0.20, 0, 0.2, 0, 0, 0.2);
      case F, V -> new Mouth(0.12, 0, 0.15, 0, 0.95, 0.3);
      case M, B, P -> new Mouth(0, 0, 0, 0.75, 0, 0);
      case PAUSE -> Mouth.CLOSED;
    };
  }

  private static Mouth last(Phone phone) {
    return switch (phone) {
      case EY, AY -> of(Phone.IH);
      case OW, AW -> new Mouth(0.26, 0.9, 0, 0, 0, 0.05);
      default -> of(phone);
    };
  }
}
