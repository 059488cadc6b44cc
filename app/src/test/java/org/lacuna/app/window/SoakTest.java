package org.lacuna.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.app.Launcher;
import org.lacuna.app.boot.Composition;
import org.lacuna.app.boot.Services;
import org.lacuna.app.boot.UserFolders;
import org.lacuna.app.library.ClipState;
import org.lacuna.app.library.LibraryViewModel;
import org.lacuna.app.project.OpenProject;
import org.lacuna.app.remember.RememberedHere;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.task.BackgroundRunner;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.MediaSource.ReadOptions;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.decode.ffmpeg.write.FfmpegClipWriter;
import org.lacuna.media.extract.ExtractOptions;

/**
 * Many analyses in one process, as the session list does them: the real extraction in its workers,
 * all seven choices of modalities, scores kept in a project. Takes many minutes, so it runs only
 * when {@code -Dlacuna.soak=200} (the number of clips) is given.
 */
@Tag("slow")
@EnabledIfSystemProperty(named = "lacuna.soak", matches = "\\d+")
class SoakTest {

  private static final int EARLY = 20;
  private static final long ROOM = 16L << 20;
  private static final int RATE = 16_000;
  private static final int FPS = 10;
  private static final long LENGTH_US = 1_500_000;

  @TempDir private Path folder;

  private final ExecutorService views = Executors.newSingleThreadExecutor();

  private record Parts(SessionViewModel session, LibraryViewModel library, OpenProject project) {}

  @Test
  void theHeapIsFlat() throws Exception {
    int number = Integer.getInteger("lacuna.soak");
    UserFolders home =
        new UserFolders(folder.resolve("data"), folder.resolve("cache"), folder.resolve("config"));
    try (Services services = Composition.create(home, Launcher.class.getName());
        BackgroundRunner runner = new BackgroundRunner(views)) {
      List<Path> clips = copies(shortClip(services), number);
      Parts parts = onViews(() -> start(services, runner));
      onViews(
          () -> {
            parts.library().add(clips);
            return clips;
          });
      long early = 0;
      for (int done = 0; done < number; ) {
        TimeUnit.MILLISECONDS.sleep(200);
        int now = onViews(() -> done(parts.library()));
        if (now / EARLY > done / EARLY || now == number) {
          long heap = heapAfterCollection();
          System.out.printf(
              Locale.ROOT,
              "%d analyses: heap %.1f MB, process %s%n",
              now,
              heap / 1e6,
              residentSet());
          early = early == 0 ? heap : early;
          if (now == number) {
            assertThat(heap - early).isLessThan(ROOM);
          }
        }
        done = now;
      }
      assertThat(onViews(() -> parts.library().clips().filtered(c -> c.scores().size() == 3)))
          .hasSize(number);
      onViews(
          () -> {
            parts.library().close();
            parts.session().close();
            parts.project().close();
            return parts;
          });
    } finally {
      views.shutdown();
    }
  }

  private static int done(LibraryViewModel library) {
    assertThat(library.clips()).noneMatch(c -> c.state() == ClipState.FAILED);
    return (int) library.clips().stream().filter(c -> c.state() == ClipState.DONE).count();
  }

  private Parts start(Services services, BackgroundRunner runner) {
    Texts texts = Texts.of(Locale.ENGLISH);
    ServicesBackend backend = new ServicesBackend(services, ExtractOptions.Speech.TRANSCRIPT_ONLY);
    SessionViewModel session = new SessionViewModel(backend, runner, texts, System::nanoTime);
    OpenProject project =
        new OpenProject(
            runner, new RememberedHere(), backend.projectFolder(), why -> System.out.println(why));
    LibraryViewModel library =
        new LibraryViewModel(backend, runner, session, project, new RememberedHere(), texts);
    session.start();
    project.start();
    return new Parts(session, library, project);
  }

  private <T> T onViews(Callable<T> work) throws Exception {
    return views.submit(work).get();
  }

  private static long heapAfterCollection() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static String residentSet() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        ? Files.readAllLines(status).stream()
            .filter(l -> l.startsWith("VmRSS"))
            .findFirst()
            .orElse("?")
        : "?";
  }

  /** The same clip with something else behind its end, so that none is known from before. */
  private List<Path> copies(Path clip, int number) throws IOException {
    Path all = Files.createDirectory(folder.resolve("clips"));
    List<Path> copies = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      Path copy = Files.copy(clip, all.resolve("clip%03d.mp4".formatted(i)));
      byte[] text = "%04d".formatted(i).getBytes(StandardCharsets.US_ASCII);
      byte[] free = {0, 0, 0, 12, 'f', 'r', 'e', 'e', text[0], text[1], text[2], text[3]};
      Files.write(copy, free, StandardOpenOption.APPEND);
      copies.add(copy);
    }
    return copies;
  }

  /** The beginning of the demo clip, without its words. */
  private Path shortClip(Services services) throws Exception {
    Path out = folder.resolve("short.mp4");
    Path demo = services.demoClip();
    CancelToken enough = new CancelToken();
    List<byte[]> pictures = new ArrayList<>();
    float[] sound = new float[(int) (LENGTH_US * RATE / 1_000_000)];
    int[] size = new int[2];
    try {
      services
          .media()
          .read(
              demo,
              new ReadOptions(true, true, RATE, FPS),
              new MediaSink() {
                @Override
                public void video(VideoFrame frame) {
                  size[0] = frame.width();
                  size[1] = frame.height();
                  if (frame.timeUs() < LENGTH_US) {
                    pictures.add(pixels(frame));
                  } else if (frame.timeUs() > LENGTH_US + 1_000_000) {
                    enough.cancel();
                  }
                }

                @Override
                public void audio(AudioBlock block) {
                  for (int i = 0; i < block.samples().remaining(); i++) {
                    long at = block.timeUs() * RATE / 1_000_000 + i;
                    if (at >= 0 && at < sound.length) {
                      sound[(int) at] = block.samples().get(i);
                    }
                  }
                }
              },
              enough,
              ProgressSink.ignore());
    } catch (CancellationException e) {
      System.out.println(pictures.size() + " pictures a clip");
    }
    try (FfmpegClipWriter writer = new FfmpegClipWriter(out, size[0], size[1], FPS, RATE)) {
      for (byte[] picture : pictures) {
        writer.video(picture);
      }
      writer.audio(sound);
    }
    return out;
  }

  private static byte[] pixels(VideoFrame frame) {
    byte[] bgr = new byte[3 * frame.width() * frame.height()];
    for (int y = 0; y < frame.height(); y++) {
      frame.bgr().get(y * frame.stride(), bgr, 3 * y * frame.width(), 3 * frame.width());
    }
    return bgr;
  }
}
