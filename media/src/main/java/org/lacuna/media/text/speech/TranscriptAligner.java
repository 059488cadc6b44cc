package org.lacuna.media.text.speech;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.signal.TimedWord.Origin;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.SubtitleCue;
import org.lacuna.media.text.Transcript;
import org.lacuna.media.text.words.SpokenWords;

/**
 * Finds the times of a transcript's words while the recording streams by: cue by cue, each within
 * its span and a little around it. Words that have times of their own keep them; those of cues
 * longer than {@link #LONGEST_SECONDS} stay interpolated, since such a cue says too little of where
 * to look. Keeps the sound of one cue. One thread at a time.
 */
public final class TranscriptAligner {

  /** Longest cue that is aligned; a short clip with a plain text is one. */
  public static final int LONGEST_SECONDS = 60;

  /** Subtitles come a little early or late. */
  private static final long MARGIN_US = 300_000;

  /** A jump of the clock beyond rounding. */
  private static final long GAP_US = 20_000;

  /** Words of one cue that want times, by their place in the transcript, and where to look. */
  private record Stretch(long fromUs, long toUs, List<Integer> words) {}

  private final WordAligner aligner;
  private final Transcript transcript;
  private final CancelToken cancel;
  private final List<Stretch> waiting;
  private final TimedWord[] words;

  /** By the place in {@link #waiting}: where the earliest of it and all later ones starts. */
  private final long[] neededFromUs;

  private float[] held = new float[SpeechRecognizer.SAMPLE_RATE];
  private int samples;
  private long startUs;
  private int next;

  /**
   * @param cancel checked as by {@link WordAligner#align}
   */
  public TranscriptAligner(WordAligner aligner, Transcript transcript, CancelToken cancel) {
    this.aligner = aligner;
    this.transcript = transcript;
    this.cancel = cancel;
    words = transcript.words().toArray(TimedWord[]::new);
    waiting = stretches(transcript);
    neededFromUs = new long[waiting.size()];
    long earliest = Long.MAX_VALUE;
    for (int i = waiting.size() - 1; i >= 0; i--) {
      earliest = Math.min(earliest, waiting.get(i).fromUs);
      neededFromUs[i] = earliest;
    }
  }

  /** How many cues there are to align; none when every word has a time of its own. */
  public int cues() {
    return waiting.size();
  }

  /**
   * Takes the next block and aligns the cues that end in it.
   *
   * @param block mono at {@link SpeechRecognizer#SAMPLE_RATE}, from position to limit; borrowed
   * @param timeUs time of its first sample, microseconds; across a jump nothing is aligned
   */
  public void add(FloatBuffer block, long timeUs) throws LacunaException {
    if (samples > 0 && Math.abs(timeUs - timeOf(samples)) > GAP_US) {
      alignUntil(timeUs);
      samples = 0;
    }
    startUs = samples == 0 ? timeUs : startUs;
    int count = block.remaining();
    if (samples + count > held.length) {
      held = Arrays.copyOf(held, Math.max(samples + count, held.length * 2));
    }
    block.duplicate().get(held, samples, count);
    samples += count;
    alignUntil(timeOf(samples));
    forget();
  }

  /**
   * Ends the recording.
   *
   * @return the transcript with the times that were found; its cues are unchanged
   */
  public Transcript finish() throws LacunaException {
    alignUntil(Long.MAX_VALUE);
    List<TimedWord> ordered = new ArrayList<>(Arrays.asList(words));
    ordered.sort(Comparator.comparingLong(TimedWord::startUs));
    return new Transcript(ordered, transcript.cues(), transcript.source());
  }

  private void alignUntil(long us) throws LacunaException {
    while (next < waiting.size() && waiting.get(next).toUs <= us) {
      align(waiting.get(next));
      next++;
    }
  }

  private void align(Stretch stretch) throws LacunaException {
    int from = Math.max(0, sampleAt(stretch.fromUs));
    int to = Math.min(samples, sampleAt(stretch.toUs));
    if (to <= from) {
      return;
    }
    List<String> texts = stretch.words.stream().map(i -> words[i].text()).toList();
    List<TimedWord> found =
        aligner.align(Arrays.copyOfRange(held, from, to), timeOf(from), texts, cancel);
    if (found.stream().noneMatch(w -> w.origin() == Origin.ALIGNED)) {
      return;
    }
    for (int i = 0; i < found.size(); i++) {
      words[stretch.words.get(i)] = found.get(i);
    }
  }

  /** Drops what no waiting cue needs. */
  private void forget() {
    long needed = next < waiting.size() ? neededFromUs[next] : Long.MAX_VALUE;
    int drop = Math.max(0, Math.min(samples, sampleAt(needed)));
    if (drop >= samples / 2) {
      startUs = timeOf(drop);
      System.arraycopy(held, drop, held, 0, samples - drop);
      samples -= drop;
    }
  }

  private static List<Stretch> stretches(Transcript transcript) {
    List<TimedWord> words = transcript.words();
    boolean[] taken = new boolean[words.size()];
    List<Stretch> stretches = new ArrayList<>();
    for (SubtitleCue cue : transcript.cues()) {
      List<Integer> own = wordsOf(cue, words, taken);
      boolean wanted = own.stream().anyMatch(i -> words.get(i).origin() == Origin.INTERPOLATED);
      if (wanted && cue.endUs() - cue.startUs() <= LONGEST_SECONDS * 1_000_000L) {
        stretches.add(
            new Stretch(
                Math.max(0, cue.startUs() - MARGIN_US),
                Math.min(cue.startUs() + LONGEST_SECONDS * 1_000_000L, cue.endUs() + MARGIN_US),
                own));
      }
    }
    stretches.sort(Comparator.comparingLong(Stretch::toUs));
    return stretches;
  }

  /** The words inside the cue that spell its text; none when they cannot be told from others. */
  private static List<Integer> wordsOf(SubtitleCue cue, List<TimedWord> words, boolean[] taken) {
    List<SpokenWords.Word> spoken = SpokenWords.find(cue.text());
    List<Integer> own = new ArrayList<>();
    for (int i = firstFrom(words, cue.startUs());
        i < words.size() && words.get(i).startUs() < cue.endUs() && own.size() < spoken.size();
        i++) {
      boolean spells = words.get(i).text().equals(spoken.get(own.size()).text());
      if (spells && !taken[i] && words.get(i).endUs() <= cue.endUs()) {
        own.add(i);
      }
    }
    if (own.size() < spoken.size()) {
      return List.of();
    }
    own.forEach(i -> taken[i] = true);
    return own;
  }

  private static int firstFrom(List<TimedWord> words, long us) {
    int low = 0;
    int high = words.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (words.get(middle).startUs() < us) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int sampleAt(long us) {
    double sample = (us - startUs) * (SpeechRecognizer.SAMPLE_RATE / 1e6);
    return (int) Math.max(-1, Math.min(Integer.MAX_VALUE, sample));
  }

  private long timeOf(int sample) {
    return startUs + sample * 1_000_000L / SpeechRecognizer.SAMPLE_RATE;
  }
}
