package org.lacuna.app.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Whether equal steps of a value look equal, to readers with all three kinds of cones and to those
 * who lack one. Colours are compared in CIELAB (D65); missing cones are simulated with the matrices
 * of Machado, Oliveira and Fernandes 2009 for severity 1.
 */
class ColorMapSightTest {

  private static final int STEPS = 32;

  /** Linear sRGB to linear sRGB as it is seen. */
  private static final Map<String, double[][]> EYES =
      Map.of(
          "all cones",
          new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
          "protanopia",
          new double[][] {
            {0.152286, 1.052583, -0.204868},
            {0.114503, 0.786281, 0.099216},
            {-0.003882, -0.048116, 1.051998}
          },
          "deuteranopia",
          new double[][] {
            {0.367322, 0.860646, -0.227968},
            {0.280085, 0.672501, 0.047413},
            {-0.011820, 0.042940, 0.968881}
          });

  private static double[][] labs(ColorMap map, String eyes, double from, double to) {
    double[][] labs = new double[STEPS + 1][];
    for (int i = 0; i <= STEPS; i++) {
      labs[i] = lab(map.argb(from + (to - from) * i / STEPS), eyes);
    }
    return labs;
  }

  private static double apart(double[] a, double[] b) {
    return Math.sqrt(
        (a[0] - b[0]) * (a[0] - b[0])
            + (a[1] - b[1]) * (a[1] - b[1])
            + (a[2] - b[2]) * (a[2] - b[2]));
  }

  @Test
  void lightnessOfTheSequentialMapRisesEvenlyForEveryEye() {
    for (String eyes : EYES.keySet()) {
      double[][] labs = labs(ColorMap.sequential(), eyes, 0, 1);
      double whole = labs[STEPS][0] - labs[0][0];
      assertThat(whole).as(eyes).isGreaterThan(60);
      for (int i = 1; i <= STEPS; i++) {
        double step = labs[i][0] - labs[i - 1][0];
        assertThat(step * STEPS / whole).as(eyes + " step " + i).isBetween(0.4, 1.9);
      }
    }
  }

  @Test
  void bothSidesOfTheDivergingMapDarkenEvenlyForEveryEye() {
    for (String eyes : EYES.keySet()) {
      for (double end : new double[] {0, 1}) {
        double[][] labs = labs(ColorMap.diverging(), eyes, 0.5, end);
        double whole = labs[0][0] - labs[STEPS][0];
        assertThat(whole).as(eyes).isGreaterThan(40);
        for (int i = 1; i <= STEPS; i++) {
          assertThat((labs[i - 1][0] - labs[i][0]) * STEPS / whole)
              .as(eyes + " towards " + end + ", step " + i)
              .isBetween(0.3, 2.2);
        }
      }
    }
  }

  @Test
  void distantValuesAreNeverTakenForEachOther() {
    for (String eyes : EYES.keySet()) {
      for (ColorMap map : new ColorMap[] {ColorMap.sequential(), ColorMap.diverging()}) {
        double[][] labs = labs(map, eyes, 0, 1);
        for (int i = 0; i <= STEPS; i++) {
          for (int j = i + STEPS / 8; j <= STEPS; j++) {
            assertThat(apart(labs[i], labs[j]))
                .as(eyes + ": " + i + " and " + j + " of " + STEPS)
                .isGreaterThan(6);
          }
        }
      }
    }
  }

  @Test
  void theTwoSidesOfZeroAreToldApartByEveryEye() {
    for (String eyes : EYES.keySet()) {
      for (double size = 0.15; size <= 0.5; size += 0.05) {
        double[] low = lab(ColorMap.diverging().argb(0.5 - size), eyes);
        double[] high = lab(ColorMap.diverging().argb(0.5 + size), eyes);
        assertThat(apart(low, high)).as(eyes + " at " + size).isGreaterThan(20);
      }
    }
  }

  private static double[] lab(int argb, String eyes) {
    double[] rgb = {linear(argb >> 16), linear(argb >> 8), linear(argb)};
    double[] seen = new double[3];
    double[][] matrix = Objects.requireNonNull(EYES.get(eyes), eyes);
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 3; c++) {
        seen[r] += matrix[r][c] * rgb[c];
      }
      seen[r] = Math.max(0, Math.min(1, seen[r]));
    }
    double x = 0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2];
    double y = 0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2];
    double z = 0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2];
    double fx = f(x / 0.95047);
    double fy = f(y);
    double fz = f(z / 1.08883);
    return new double[] {116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)};
  }

  private static double f(double t) {
    return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
  }

  private static double linear(int channel) {
    double v = (channel & 255) / 255.0;
    return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
  }
}
