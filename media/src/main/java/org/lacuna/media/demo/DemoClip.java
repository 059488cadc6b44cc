package org.lacuna.media.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.ffmpeg.write.FfmpegClipWriter;
import org.lacuna.media.demo.face.FaceRenderer;
import org.lacuna.media.demo.voice.FormantVoice;
import org.lacuna.media.text.Transcript;
import org.lacuna.media.text.TranscriptWriter;

/**
 * The demo clip: a rendered face that speaks the {@link DemoScript}. Made by this program, so that
 * it shows no one and everything in it is known. The same on every run.
 */
public final class DemoClip {

  /** Picture width, pixels. */
  public static final int WIDTH = 960;

  /** Picture height, pixels. */
  public static final int HEIGHT = 540;

  /** Pictures a second. */
  public static final int FPS = 25;

  /** Samples a second. */
  public static final int SAMPLE_RATE = 24_000;

  // a still camera and a plain wall need little
  private static final long PICTURE_BIT_RATE = 1_200_000;

  private DemoClip() {}

  /** The speech of a script: mono, -1 to 1, {@link #SAMPLE_RATE} samples a second. */
  public static float[] speech(DemoScript script) {
    return new FormantVoice(SAMPLE_RATE)
        .speak(script.phones(), script.seconds(), script::pitch, script::voice);
  }

  /** The words of a script with their given times, one cue a sentence. */
  public static Transcript transcript(DemoScript script) {
    List<List<TimedWord>> groups = new ArrayList<>();
    List<TimedWord> words = script.words();
    int from = 0;
    for (Sentence sentence : script.sentences()) {
      groups.add(words.subList(from, from + sentence.words().size()));
      from += sentence.words().size();
    }
    return Transcript.ofWords(groups, "demo script");
  }

  /**
   * Writes the clip, and beside it the transcript: same name, ending {@code .vtt}, with a time for
   * each word. Takes some tens of seconds on one core.
   *
   * @param mp4 the file to write; an existing one is replaced
   * @throws LacunaException of kind MEDIA when a file cannot be written
   */
  public static void write(Path mp4, ProgressSink progress, CancelToken cancel)
      throws LacunaException {
    DemoScript script = DemoScript.standard();
    writeTranscript(script, transcriptOf(mp4));
    Acting acting = new Acting(script);
    FaceRenderer renderer = new FaceRenderer(WIDTH, HEIGHT);
    float[] speech = speech(script);
    int frames = (int) Math.round(script.seconds() * FPS);
    int block = SAMPLE_RATE / FPS;
    try (FfmpegClipWriter writer =
        new FfmpegClipWriter(mp4, WIDTH, HEIGHT, FPS, SAMPLE_RATE, PICTURE_BIT_RATE)) {
      for (int k = 0; k < frames; k++) {
        cancel.check();
        writer.video(renderer.render(acting.pose((double) k / FPS)));
        float[] samples = new float[block];
        System.arraycopy(speech, k * block, samples, 0, block);
        writer.audio(samples);
        progress.progress((k + 1.0) / frames, "Drawing the demo clip");
      }
    }
  }

  /** Where {@link #write} puts the transcript of a clip. */
  public static Path transcriptOf(Path mp4) {
    String name = String.valueOf(mp4.getFileName());
    int dot = name.lastIndexOf('.');
    return mp4.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".vtt");
  }

  private static void writeTranscript(DemoScript script, Path vtt) throws LacunaException {
    try {
      Files.writeString(vtt, TranscriptWriter.webVtt(transcript(script)));
    } catch (IOException e) {
      throw new LacunaException(
          LacunaException.Kind.MEDIA,
          vtt.getFileName() + " cannot be written; check the folder and the free space.",
          e);
    }
  }
}
