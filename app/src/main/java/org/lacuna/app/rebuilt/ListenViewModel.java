package org.lacuna.app.rebuilt;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lacuna.app.files.SafeFiles;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.task.Lane;
import org.lacuna.app.task.LatestWins;
import org.lacuna.app.task.Reply;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.inference.drop.Splice;
import org.lacuna.inference.drop.Stretches;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.Modality;
import org.lacuna.media.play.SoundSwitch;
import org.lacuna.media.resynth.Loudness;
import org.lacuna.media.resynth.Resynthesis;
import org.lacuna.media.resynth.WavFile;

/**
 * Lets the player play, in place of the recording, what the numbers say of it. Only while the page
 * is looked at; the recording comes back when it is left. Belongs to the thread of the views.
 */
public final class ListenViewModel {

  /** Sound files are made at the rate that features are measured at, Hz. */
  private static final int FILE_RATE = 16_000;

  private final SessionViewModel session;
  private final RebuiltViewModel rebuilt;
  private final Timeline timeline;
  private final SoundSwitch sound;
  private final Texts texts;
  private final LatestWins saving;
  private final ReadOnlyObjectWrapper<Voice> voice = new ReadOnlyObjectWrapper<>(Voice.RECORDING);
  private final ReadOnlyObjectWrapper<String> saved = new ReadOnlyObjectWrapper<>("");

  /**
   * @param sound decides what the player plays
   */
  public ListenViewModel(
      SessionViewModel session,
      RebuiltViewModel rebuilt,
      Timeline timeline,
      SoundSwitch sound,
      TaskRunner runner,
      Texts texts) {
    this.session = session;
    this.rebuilt = rebuilt;
    this.timeline = timeline;
    this.sound = sound;
    this.texts = texts;
    this.saving = new LatestWins(runner, Lane.READING);
    rebuilt.content().addListener(o -> refresh());
    rebuilt.scope().addListener(o -> refresh());
  }

  /** What is made audible, and how much is added to its level. */
  private record Made(FeatureSequence steps, long durationUs, double gainDb) {
    Resynthesis at(int rate) throws org.lacuna.inference.task.LacunaException {
      return new Resynthesis(steps, durationUs, rate, gainDb);
    }
  }

  /** Plays that; one that is not there leaves what is. */
  public void choose(Voice wanted) {
    if (whyNot(wanted).isEmpty()) {
      voice.set(wanted);
      hand();
      // What is queued at the sound device is of the voice before.
      timeline.seek(timeline.positionUs().get());
    }
  }

  /** Plays the recording again. */
  public void stop() {
    if (voice.get() != Voice.RECORDING) {
      choose(Voice.RECORDING);
    }
  }

  private void refresh() {
    saved.set("");
    if (voice.get() != Voice.RECORDING && whyNot(voice.get()).isPresent()) {
      voice.set(Voice.RECORDING);
    }
    hand();
  }

  private void hand() {
    Optional<Made> made = made(voice.get());
    if (made.isPresent()) {
      sound.play(made.get()::at);
    } else {
      sound.playOriginal();
    }
  }

  private Optional<Made> made(Voice of) {
    Optional<OpenClip> clip = session.clip().get();
    Optional<RealAndRebuilt> both = rebuilt.both();
    if (clip.isEmpty() || both.isEmpty()) {
      return Optional.empty();
    }
    long duration = clip.get().features().durationUs();
    return switch (of) {
      case RECORDING -> Optional.empty();
      case REAL_FINE ->
          clip.get().features().sequence(Modality.AUDIO).map(steps -> new Made(steps, duration, 0));
      case REAL -> Optional.of(new Made(both.get().real(), duration, 0));
      case REBUILT ->
          both.get().rebuilt().map(steps -> rebuilt(both.get().real(), steps, duration));
    };
  }

  private Made rebuilt(FeatureSequence real, FeatureSequence steps, long duration) {
    Stretches gaps = rebuilt.content().get().gaps();
    if (rebuilt.scope().get() == Scope.GAP && gaps.lengthUs() < duration) {
      return new Made(Splice.of(real, steps, gaps), duration, 0);
    }
    return new Made(steps, duration, Loudness.gainDb(real, steps));
  }

  /** Why that cannot be played, one sentence; empty when it can. */
  public Optional<String> whyNot(Voice wanted) {
    Optional<OpenClip> clip = session.clip().get();
    if (clip.isEmpty()) {
      return Optional.of(texts.get("lanes.noClip"));
    }
    if (clip.get().extraction().info().audio().isEmpty()) {
      return Optional.of(texts.get("rebuilt.listen.noSound"));
    }
    return wanted == Voice.RECORDING ? Optional.empty() : whyNotMade(wanted);
  }

  /** Why that cannot be made into sound, one sentence; empty when it can. */
  private Optional<String> whyNotMade(Voice wanted) {
    Optional<Made> made = made(wanted);
    if (made.isEmpty() || made.get().steps().observedSteps() == 0) {
      return Optional.of(
          texts.get(
              wanted == Voice.REBUILT
                  ? "rebuilt.listen.nothingRebuilt"
                  : "rebuilt.listen.nothingReal"));
    }
    return Resynthesis.whyNot(made.get().steps());
  }

  /** Which of the two kinds goes to a file: what is chosen, else the rebuilt or the real one. */
  private Optional<Voice> toSave() {
    if (voice.get() != Voice.RECORDING) {
      return Optional.of(voice.get());
    }
    for (Voice v : new Voice[] {Voice.REBUILT, Voice.REAL_FINE}) {
      if (whyNotMade(v).isEmpty()) {
        return Optional.of(v);
      }
    }
    return Optional.empty();
  }

  /** Whether there is anything to save. */
  public boolean canSave() {
    return toSave().isPresent();
  }

  /** A name for the file that is saved. */
  public String fileName() {
    String clip = session.clip().get().map(OpenClip::name).orElse("");
    int dot = clip.lastIndexOf('.');
    String stem = dot > 0 ? clip.substring(0, dot) : clip;
    return texts.get(
        "rebuilt.listen.file." + toSave().map(Voice::key).orElse(Voice.REBUILT.key()), stem);
  }

  /** Writes the sound that is chosen as a WAV file, or the rebuilt one while nothing is. */
  public void save(Path file) {
    Optional<Made> made = toSave().flatMap(this::made);
    if (made.isEmpty()) {
      return;
    }
    saved.set("");
    saving.start(
        (cancel, progress) -> {
          Resynthesis voiceOfNumbers = made.get().at(FILE_RATE);
          SafeFiles.write(file, out -> WavFile.write(voiceOfNumbers, out, cancel));
          return file;
        },
        Reply.of(
            done ->
                saved.set(texts.get("rebuilt.listen.saved", String.valueOf(done.getFileName()))),
            why -> session.refuse(why.sentence())));
  }

  public ReadOnlyObjectProperty<Voice> voice() {
    return voice.getReadOnlyProperty();
  }

  /** One sentence after a file was saved; otherwise empty. */
  public ReadOnlyObjectProperty<String> saved() {
    return saved.getReadOnlyProperty();
  }
}
