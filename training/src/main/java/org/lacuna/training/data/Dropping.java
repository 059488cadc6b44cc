package org.lacuna.training.data;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;

/**
 * What is taken away from one sample before the network sees it.
 *
 * @param kept modalities that are given
 * @param gaps by modality a stretch that is taken away, as shares of its length: from, to
 */
public record Dropping(ModalitySet kept, Map<Modality, double[]> gaps) {

  private static final double FULL_SHARE = 0.25;

  /** Language alone is the hardest of the seven and learns slowest: it is drawn this often more. */
  private static final int LANGUAGE_ALONE = 3;

  private static final double GAP_SHARE = 0.25;

  public Dropping {
    gaps = Map.copyOf(new EnumMap<>(gaps));
  }

  /** Gives these modalities whole. */
  public static Dropping only(ModalitySet kept) {
    return new Dropping(kept, new EnumMap<>(Modality.class));
  }

  /**
   * For training: all three modalities in every fourth case, otherwise any of the seven subsets,
   * language alone three times as often as each other; every fourth modality that is given has a
   * gap of up to 60 % of its length.
   */
  public static Dropping random(Random random) {
    ModalitySet kept = random.nextDouble() < FULL_SHARE ? ModalitySet.all() : anySubset(random);
    Map<Modality, double[]> gaps = new EnumMap<>(Modality.class);
    for (Modality m : kept) {
      if (random.nextDouble() < GAP_SHARE) {
        double length = 0.1 + 0.5 * random.nextDouble();
        double from = random.nextDouble() * (1 - length);
        gaps.put(m, new double[] {from, from + length});
      }
    }
    return new Dropping(kept, gaps);
  }

  private static ModalitySet anySubset(Random random) {
    List<ModalitySet> subsets = ModalitySet.nonEmptySubsets();
    int drawn = random.nextInt(subsets.size() + LANGUAGE_ALONE - 1);
    return drawn < subsets.size() ? subsets.get(drawn) : ModalitySet.of(Modality.LANGUAGE);
  }

  /** The steps that are given; a gap never takes the last observed step of a modality. */
  public boolean[] given(Modality m, boolean[] observed) {
    boolean[] given = new boolean[observed.length];
    if (!kept.contains(m)) {
      return given;
    }
    double[] gap = gaps.get(m);
    boolean any = false;
    for (int t = 0; t < observed.length; t++) {
      double at = (t + 0.5) / observed.length;
      given[t] = observed[t] && (gap == null || at < gap[0] || at >= gap[1]);
      any |= given[t];
    }
    return any ? given : observed.clone();
  }
}
