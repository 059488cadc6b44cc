package org.lacuna.media.resynth;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.audio.spectral.CepstrumDescriptor;
import org.lacuna.media.audio.tarsos.RealFft;
import org.lacuna.media.decode.SoundReader;

/**
 * Sound made from acoustic features: an illustration of what pitch, voicing, level and the coarse
 * spectrum say, not a recording. Harmonics of the pitch and white noise are mixed by how periodic
 * the step is ({@code voicing} is the share of the periodic power), take the shape of the spectrum
 * from the MFCC, and the level from {@code rms_db} (ADR 0048). A step that is not there is silence.
 *
 * <p>The sound is made while it is read: the memory is a few windows of about 16 ms. Reading from
 * the same time gives the same sound.
 */
public final class Resynthesis implements SoundReader {

  private static final double WINDOW_SECONDS = 0.016;
  private static final int OVERLAP = 4;

  /** Hann windows at a quarter of their length add up to this. */
  private static final float SUM = 2;

  /** Above this part of full scale the sound is bent, so that nothing is cut off. */
  private static final float KNEE = 0.8f;

  private final VoiceTrack track;
  private final VoiceTrack gate;
  private final SpectralEnvelope envelope = new SpectralEnvelope();
  private final Excitation excitation;
  private final RealFft fft;
  private final int rate;
  private final long frames;
  private final double gainDb;
  private final double topHz;
  private final int hop;

  private final float[] window;
  private final float[] source;
  private final float[] windowed;
  private final float[] gain;
  private final float[] filtered;
  private final float[] sum;
  private final float[] ready;
  private long next;
  private int readyFrom;

  /**
   * @param steps columns {@code f0_semitone}, {@code rms_db}, {@code mfcc_0} to {@code mfcc_12}
   *     and, where there is one, {@code voicing}, as {@code AcousticExtractor} measures them
   * @param durationUs length of the sound, microseconds
   * @param rate frames a second
   * @param gainDb added to every level
   * @throws LacunaException of kind MODEL when the columns are not there
   */
  public Resynthesis(FeatureSequence steps, long durationUs, int rate, double gainDb)
      throws LacunaException {
    Optional<String> whyNot = VoiceTrack.whyNot(steps);
    if (whyNot.isPresent()) {
      throw new LacunaException(Kind.MODEL, whyNot.get());
    }
    this.track = new VoiceTrack(steps);
    this.gate = new VoiceTrack(steps);
    this.rate = rate;
    this.gainDb = gainDb;
    this.frames = durationUs * rate / 1_000_000;
    this.topHz = Math.min(CepstrumDescriptor.HIGH_HZ, rate / 2.0);
    int length = Integer.highestOneBit((int) (WINDOW_SECONDS * rate) - 1) << 1;
    this.hop = length / OVERLAP;
    this.fft = new RealFft(length);
    this.window = window(length);
    this.source = new float[length];
    this.windowed = new float[length];
    this.gain = new float[length / 2 + 1];
    this.filtered = new float[length];
    this.sum = new float[length];
    this.ready = new float[hop];
    this.excitation = new Excitation(rate, topHz);
    seek(0);
  }

  /** Why no sound can be made from such columns, one sentence; empty when it can. */
  public static Optional<String> whyNot(FeatureSequence steps) {
    return VoiceTrack.whyNot(steps);
  }

  private static float[] window(int length) {
    float[] w = new float[length];
    for (int i = 0; i < length; i++) {
      w[i] = (float) Math.sin(Math.PI * (i + 0.5) / length);
    }
    return w;
  }

  @Override
  public int rate() {
    return rate;
  }

  /** How many frames there are from the start to the end. */
  public long frames() {
    return frames;
  }

  @Override
  public void seek(long timeUs) {
    long at = Math.max(0, timeUs) * rate / 1_000_000;
    Arrays.fill(source, 0f);
    Arrays.fill(sum, 0f);
    long first = at / hop - OVERLAP + 1;
    excitation.restart(first * hop);
    next = first * hop;
    // The windows that reach into the first frame that is wanted.
    excite(source, 0, source.length - hop, next);
    for (int i = 0; i < OVERLAP; i++) {
      advance();
    }
    readyFrom = (int) (at % hop);
  }

  @Override
  public int read(byte[] into) {
    long at = next - hop + readyFrom;
    int wanted = (int) Math.min(into.length / FRAME_BYTES, frames - at);
    if (wanted <= 0) {
      return -1;
    }
    ByteBuffer out = ByteBuffer.wrap(into).order(ByteOrder.nativeOrder());
    for (int i = 0; i < wanted; i++) {
      if (readyFrom == hop) {
        advance();
        readyFrom = 0;
      }
      short sample = (short) Math.round(32767 * bent(ready[readyFrom]));
      out.putShort(sample).putShort(sample);
      readyFrom++;
    }
    return wanted * FRAME_BYTES;
  }

  private static float bent(float x) {
    float size = Math.abs(x);
    if (size <= KNEE) {
      return x;
    }
    float room = 1 - KNEE;
    return Math.signum(x) * (KNEE + room * (float) Math.tanh((size - KNEE) / room));
  }

  /** One more window; its first quarter is then complete. */
  private void advance() {
    excite(source, source.length - hop, hop, next + source.length - hop);
    boolean sounds = track.moveTo(us(next + source.length / 2));
    if (sounds) {
      shape();
      for (int i = 0; i < source.length; i++) {
        windowed[i] = source[i] * window[i];
      }
      fft.filter(windowed, gain, filtered);
      for (int i = 0; i < source.length; i++) {
        sum[i] += filtered[i] * window[i] / SUM;
      }
    }
    for (int i = 0; i < hop; i++) {
      // Only a step that is there may be heard, to the sample.
      ready[i] = gate.soundsAt(us(next + i)) ? sum[i] : 0f;
    }
    System.arraycopy(sum, hop, sum, 0, sum.length - hop);
    Arrays.fill(sum, sum.length - hop, sum.length, 0f);
    System.arraycopy(source, hop, source, 0, source.length - hop);
    next += hop;
  }

  private long us(long frame) {
    return frame * 1_000_000 / rate;
  }

  /** Fills a stretch of the unshaped sound. */
  private void excite(float[] into, int from, int count, long firstFrame) {
    for (int i = 0; i < count; i++) {
      // The voice changes slowly: it is looked at a few times a window.
      if (i % hop == 0) {
        boolean sounds = firstFrame + i >= 0 && track.moveTo(us(firstFrame + i + hop / 2));
        excitation.aim(sounds ? track.periodic() : 0, track.pitchHz());
      }
      into[from + i] = excitation.next();
    }
  }

  /**
   * The factors that give the unshaped sound the spectrum and the level of the step. Harmonics
   * sample the envelope only here and there, so the power that comes out is worked out for them.
   */
  private void shape() {
    envelope.shape(track.cepstrum());
    double noise = 0;
    int bins = 0;
    for (int k = 0; k < gain.length; k++) {
      double hz = (double) k * rate / fft.size();
      double power = hz > topHz ? 0 : envelope.power(hz);
      gain[k] = (float) Math.sqrt(power);
      noise += power;
      bins += hz > topHz ? 0 : 1;
    }
    noise /= bins;
    double r = track.periodic();
    double power = (1 - r) * noise + (r > 0 ? r * harmonicPower() : 0);
    double wanted = Math.pow(10, (track.levelDb() + gainDb) / 10);
    float scale = (float) Math.sqrt(wanted / power);
    for (int k = 0; k < gain.length; k++) {
      gain[k] *= scale;
    }
  }

  private double harmonicPower() {
    int count = Excitation.harmonics(track.pitchHz(), topHz);
    double power = 0;
    for (int k = 1; k <= count; k++) {
      power += envelope.power(k * track.pitchHz());
    }
    return power / count;
  }

  @Override
  public void close() {
    // there is nothing to free
  }
}
