package org.lacuna.training.data;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.training.kt.Emotion;

/**
 * Draws composites from one split of a pool. Two kinds:
 *
 * <ul>
 *   <li>Emotion: text, voice and face of the same emotion, emotions equally often; no sentiment.
 *   <li>Sentiment: a text with a sentiment score; voice and face show the emotion that fits its
 *       sign ({@link #fitting}). Its emotion is not asked, since nobody labelled it.
 * </ul>
 *
 * <p>The voice sets the length, the words are spread over it, the face is repeated until it fills
 * it. The same random generator gives the same draws. For one thread at a time.
 */
public final class CompositeSampler {

  /** Above this a sentiment counts as happy, below its negative as sad or angry. */
  public static final float CLEAR_SENTIMENT = 0.5f;

  private static final List<Emotion> EMOTIONS = List.of(Emotion.values());
  private static final int MAX_WORDS = 32;
  private static final long MIN_LENGTH_US = 1_000_000;
  private static final double MAX_LENGTH_WINDOWS = 1.4;

  private final FeaturePool pool;
  private final Map<Modality, Map<Emotion, List<PoolItem>>> byEmotion =
      new EnumMap<>(Modality.class);
  private final List<PoolItem> scored = new ArrayList<>();
  private final long maxLengthUs;

  /**
   * @throws LacunaException of kind USAGE when the split lacks a modality with some emotion
   */
  public CompositeSampler(FeaturePool pool, Split split, GridPlan plan) throws LacunaException {
    this.pool = pool;
    maxLengthUs = (long) (plan.windowSeconds() * MAX_LENGTH_WINDOWS * 1e6);
    for (Modality m : Modality.values()) {
      byEmotion.put(m, new EnumMap<>(Emotion.class));
    }
    for (PoolItem item : pool.items()) {
      if (item.split() != split || item.steps() == 0) {
        continue;
      }
      if (item.emotion() != null) {
        lists(item.modality()).computeIfAbsent(item.emotion(), e -> new ArrayList<>()).add(item);
      } else if (item.modality() == Modality.LANGUAGE && !Float.isNaN(item.sentiment())) {
        scored.add(item);
      }
    }
    for (Modality m : Modality.values()) {
      for (Emotion e : Emotion.values()) {
        if (!lists(m).containsKey(e)) {
          throw new LacunaException(
              Kind.USAGE,
              "The feature pool holds no "
                  + e.label()
                  + " "
                  + CompositeSources.kind(m)
                  + " in its "
                  + split.key()
                  + " part: extract more of them.");
        }
      }
    }
  }

  /** Texts with a sentiment score in this split. */
  public List<PoolItem> scored() {
    return List.copyOf(scored);
  }

  /** One composite of that emotion. */
  public Composite withEmotion(Emotion emotion, Random random) {
    PoolItem text = pick(Modality.LANGUAGE, emotion, random);
    return put(text, emotion, emotion, Float.NaN, random);
  }

  /** One composite around a text with a sentiment score. */
  public Composite withSentiment(PoolItem text, Random random) {
    return put(text, fitting(text.sentiment(), random), null, text.sentiment(), random);
  }

  /**
   * One composite around a text with a sentiment score whose voice and face have nothing to do with
   * it: shows how much of a score comes from the way composites are made.
   */
  public Composite withUnrelatedSentiment(PoolItem text, Random random) {
    Emotion shown = EMOTIONS.get(random.nextInt(EMOTIONS.size()));
    return put(text, shown, null, text.sentiment(), random);
  }

  /**
   * One composite for training.
   *
   * @param sentimentShare probability that it is made around a text with a sentiment score
   * @param unrelatedShare probability that the voice and face of such a text are unrelated to it
   */
  public Composite draw(double sentimentShare, double unrelatedShare, Random random) {
    if (!scored.isEmpty() && random.nextDouble() < sentimentShare) {
      PoolItem text = scored.get(random.nextInt(scored.size()));
      return random.nextDouble() < unrelatedShare
          ? withUnrelatedSentiment(text, random)
          : withSentiment(text, random);
    }
    return withEmotion(EMOTIONS.get(random.nextInt(EMOTIONS.size())), random);
  }

  /** The emotion of the voice and face that accompany a text of that sentiment. */
  static Emotion fitting(float sentiment, Random random) {
    if (sentiment > CLEAR_SENTIMENT) {
      return Emotion.HAPPY;
    }
    if (sentiment < -CLEAR_SENTIMENT) {
      return random.nextBoolean() ? Emotion.SAD : Emotion.ANGRY;
    }
    return Emotion.NEUTRAL;
  }

  private Map<Emotion, List<PoolItem>> lists(Modality m) {
    Map<Emotion, List<PoolItem>> lists = byEmotion.get(m);
    if (lists == null) {
      throw new IllegalStateException("every modality has its lists");
    }
    return lists;
  }

  private PoolItem pick(Modality m, Emotion e, Random random) {
    List<PoolItem> items = lists(m).getOrDefault(e, List.of());
    return items.get(random.nextInt(items.size()));
  }

  private Composite put(
      PoolItem text, Emotion shown, @Nullable Emotion asked, float sentiment, Random random) {
    PoolItem voice = pick(Modality.AUDIO, shown, random);
    PoolItem face = pick(Modality.VISION, shown, random);
    FeatureSequence heard = pool.sequence(voice);
    long whole = heard.endUs(heard.steps() - 1) - heard.startUs(0);
    long length = Math.max(MIN_LENGTH_US, Math.min(maxLengthUs, whole));
    long skipped = (long) (random.nextDouble() * Math.max(0, whole - length));
    Map<Modality, FeatureSequence> sequences = new EnumMap<>(Modality.class);
    sequences.put(Modality.AUDIO, Retiming.cut(heard, heard.startUs(0) + skipped, length));
    FeatureSequence seen = pool.sequence(face);
    sequences.put(Modality.VISION, Retiming.repeat(seen, random.nextInt(seen.steps()), length));
    FeatureSequence said = pool.sequence(text);
    long lead = (long) (random.nextDouble() * 0.15 * length);
    long trail = (long) (random.nextDouble() * 0.15 * length);
    FeatureSequence spread = Retiming.spread(said, MAX_WORDS, lead, length - trail);
    sequences.put(Modality.LANGUAGE, spread);
    return new Composite(
        FeatureSet.of(length, sequences, Map.of(), words(spread)),
        asked,
        sentiment,
        List.of(face.id(), voice.id(), text.id()));
  }

  /** The words themselves are not in the pool; only their spans count here. */
  private static List<TimedWord> words(FeatureSequence spread) {
    List<TimedWord> words = new ArrayList<>();
    for (int t = 0; t < spread.steps(); t++) {
      words.add(
          new TimedWord("", spread.startUs(t), spread.endUs(t), TimedWord.Origin.INTERPOLATED, 1f));
    }
    return words;
  }
}
