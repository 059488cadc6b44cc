package org.lacuna.app.window;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.lacuna.app.analysis.ScoresViewModel;
import org.lacuna.app.analysis.SwitchesViewModel;
import org.lacuna.app.attention.AttentionViewModel;
import org.lacuna.app.attention.face.FaceThumbnails;
import org.lacuna.app.compare.CompareViewModel;
import org.lacuna.app.compare.plot.SessionPlotViewModel;
import org.lacuna.app.drop.DropsViewModel;
import org.lacuna.app.drop.InfluenceViewModel;
import org.lacuna.app.lanes.ClipLanes;
import org.lacuna.app.lanes.LaneLayoutModel;
import org.lacuna.app.library.LibraryViewModel;
import org.lacuna.app.project.OpenProject;
import org.lacuna.app.reconstruction.ReconstructionViewModel;
import org.lacuna.app.remember.Remembered;
import org.lacuna.app.session.Backend;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Summaries;
import org.lacuna.app.timeline.Timeline;

/** The view models of one window, wired to each other and to the player. */
record WindowParts(
    SessionViewModel session,
    Timeline timeline,
    SwitchesViewModel switches,
    ScoresViewModel scores,
    ReconstructionViewModel reconstruction,
    DropsViewModel drops,
    InfluenceViewModel influence,
    AttentionViewModel attention,
    FaceThumbnails faces,
    CompareViewModel compare,
    SessionPlotViewModel sessionPlot,
    Summaries summaries,
    LaneLayoutModel laneLayout,
    AppearanceViewModel appearance,
    Remembered remembered,
    OpenProject project,
    LibraryViewModel library,
    PlayerPart player) {

  static WindowParts of(
      Backend backend,
      TaskRunner runner,
      PlayerPart player,
      Remembered remembered,
      Texts texts,
      LongSupplier nanoClock) {
    SessionViewModel session = new SessionViewModel(backend, runner, texts, nanoClock);
    Timeline timeline = new Timeline();
    OpenProject project =
        new OpenProject(
            runner, remembered, backend.projectFolder(), why -> session.refuse(why.sentence()));
    LibraryViewModel library =
        new LibraryViewModel(backend, runner, session, project, remembered, texts);
    WindowParts parts =
        new WindowParts(
            session,
            timeline,
            new SwitchesViewModel(session, texts),
            new ScoresViewModel(session, texts),
            new ReconstructionViewModel(session, texts),
            new DropsViewModel(session, texts),
            new InfluenceViewModel(session, runner, texts),
            new AttentionViewModel(session, timeline, runner, texts),
            new FaceThumbnails(session, backend::pictures, runner),
            new CompareViewModel(session, backend, runner, texts),
            new SessionPlotViewModel(library, texts),
            new Summaries(runner),
            new LaneLayoutModel(ClipLanes.STANDARD, remembered, session.undoLog()),
            new AppearanceViewModel(remembered),
            remembered,
            project,
            library,
            player);
    parts.wirePlayer();
    return parts;
  }

  /** The player owns the position; a new clip starts both over. */
  private void wirePlayer() {
    session.clip().addListener((o, before, now) -> now.ifPresent(clip -> show(before, clip)));
    player.setFaceChooser(session::chooseFace);
    player.timeUs().addListener(o -> timeline.moveTo(player.timeUs().get()));
    timeline.setSeeker(player::seek);
  }

  private void show(Optional<OpenClip> before, OpenClip clip) {
    if (before.isPresent() && before.get().opening() == clip.opening()) {
      player.refresh(clip);
    } else {
      timeline.reset(clip.features().durationUs());
      player.show(clip);
    }
  }
}
