package org.lacuna.media.vision.track;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.vision.net.Box;
import org.lacuna.media.vision.net.DescriptorNetwork;

/**
 * Says who the followed faces are. A face that is newly followed is described up to three times; it
 * is the person whose remembered descriptors lie nearest, when they lie near enough, otherwise
 * somebody new. A face that cannot be described (small, turned away) is the person who was last
 * seen at that place in the same shot. Nobody is in two places at once. Until it is known who it
 * is, what was seen of a face waits. Not thread-safe.
 */
public final class People {

  /** Descriptors of one person lie nearer than this (dlib's own limit for single pairs is 0.6). */
  static final double SAME_PERSON = 0.55;

  /** The same for a face that appears where that person was just seen. */
  static final double SAME_PLACE_AND_PERSON = 0.7;

  /** A face that is this far from all that is remembered of it has been exchanged. */
  static final double ANOTHER_PERSON = 0.75;

  private static final int SAMPLES = 3;
  private static final long NEXT_SAMPLE_US = 160_000;
  private static final long LATER_SAMPLE_US = 3_000_000;
  private static final long DECIDE_US = 800_000;
  private static final long FLASH_US = 100_000;
  private static final float SURE = 0.95f;
  private static final long JUST_SEEN_US = 2_000_000;
  private static final double MOST_TURN = 30;
  private static final double SMALLEST_BOX_PX = 36;

  private final DescriptorNetwork network;
  private final List<Person> persons = new ArrayList<>();
  private final Map<Integer, Strand> threads = new HashMap<>();

  /** A face that is followed without a break. */
  private static final class Strand {
    private final List<float[]> samples = new ArrayList<>();
    private final List<Sighting> waiting = new ArrayList<>();
    private Optional<Person> person = Optional.empty();
    private long nextSampleUs = Long.MIN_VALUE;
    private int doubts;

    /** Gone again at once and never sure: more often a likeness of a face than somebody new. */
    boolean isFlash() {
      return !waiting.isEmpty()
          && waiting.get(waiting.size() - 1).endUs() - waiting.get(0).startUs() <= FLASH_US
          && waiting.stream().allMatch(s -> s.confidence() < SURE);
    }
  }

  public People(DescriptorNetwork network) {
    this.network = network;
  }

  /**
   * Looks at the faces of a picture, before they are added.
   *
   * @param seen every face in it; threads that are not among them have ended
   */
  public void look(VideoFrame frame, List<SeenFace> seen) throws LacunaException {
    Set<Integer> alive = new HashSet<>();
    seen.forEach(s -> alive.add(s.thread()));
    List<Integer> ended =
        threads.keySet().stream().filter(t -> !alive.contains(t)).sorted().toList();
    for (int t : ended) {
      Strand strand = Objects.requireNonNull(threads.remove(t));
      decide(strand, !strand.isFlash());
    }
    for (SeenFace s : seen) {
      Strand thread = threads.computeIfAbsent(s.thread(), t -> new Strand());
      if (frame.timeUs() >= thread.nextSampleUs && describable(s)) {
        sample(frame, s, thread);
      }
    }
  }

  private static boolean describable(SeenFace s) {
    Box box = s.mesh().box();
    return s.measurable()
        && Math.abs(s.pose().yaw()) < MOST_TURN
        && Math.abs(s.pose().pitch()) < MOST_TURN
        && Math.min(box.width(), box.height()) >= SMALLEST_BOX_PX;
  }

  private void sample(VideoFrame frame, SeenFace s, Strand thread) throws LacunaException {
    float[] descriptor = network.describe(frame, s.mesh());
    if (thread.person.isEmpty()) {
      thread.samples.add(descriptor);
      thread.nextSampleUs = frame.timeUs() + NEXT_SAMPLE_US;
      return;
    }
    Person person = thread.person.get();
    double distance = person.distance(descriptor);
    thread.doubts = person.described() && distance > ANOTHER_PERSON ? thread.doubts + 1 : 0;
    if (thread.doubts == 0) {
      person.remember(descriptor);
      thread.nextSampleUs = frame.timeUs() + LATER_SAMPLE_US;
    } else if (thread.doubts == 1) {
      thread.nextSampleUs = frame.timeUs() + NEXT_SAMPLE_US;
    } else {
      Strand fresh = new Strand();
      fresh.samples.add(descriptor);
      threads.put(s.thread(), fresh);
    }
  }

  /** Keeps what was seen of a face whose thread is alive; times rise. */
  public void add(int threadId, Sighting sighting) {
    Strand thread = threads.computeIfAbsent(threadId, t -> new Strand());
    if (thread.person.isPresent()) {
      thread.person.get().add(sighting);
      return;
    }
    thread.waiting.add(sighting);
    if (thread.samples.size() >= SAMPLES
        || sighting.endUs() - thread.waiting.get(0).startUs() >= DECIDE_US) {
      decide(thread, true);
    }
  }

  /**
   * Says whose face it is.
   *
   * @param orNew whether it may be somebody new; otherwise what is nobody's is dropped
   */
  private void decide(Strand thread, boolean orNew) {
    if (thread.person.isPresent() || thread.waiting.isEmpty()) {
      return;
    }
    Sighting first = thread.waiting.get(0);
    Optional<Person> best = Optional.empty();
    double nearest = Double.POSITIVE_INFINITY;
    for (Person p : persons) {
      if (p.lastUs() >= first.startUs() || elsewhere(p, thread)) {
        continue;
      }
      boolean samePlace = justSeenThere(p, first);
      double distance = distance(p, thread, samePlace);
      if (distance < (samePlace ? SAME_PLACE_AND_PERSON : SAME_PERSON) && distance < nearest) {
        nearest = distance;
        best = Optional.of(p);
      }
    }
    if (best.isEmpty() && !orNew) {
      return;
    }
    Person person = best.orElseGet(Person::new);
    if (best.isEmpty()) {
      persons.add(person);
    }
    thread.person = Optional.of(person);
    thread.samples.forEach(person::remember);
    thread.waiting.forEach(person::add);
    thread.waiting.clear();
    if (!thread.samples.isEmpty()) {
      thread.nextSampleUs = person.lastUs() + LATER_SAMPLE_US;
    }
  }

  /** Mean over the samples; without a description on either side the place decides. */
  private static double distance(Person p, Strand thread, boolean samePlace) {
    if (thread.samples.isEmpty() || !p.described()) {
      return samePlace ? 0 : Double.POSITIVE_INFINITY;
    }
    return thread.samples.stream().mapToDouble(p::distance).average().orElseThrow();
  }

  private boolean elsewhere(Person p, Strand thread) {
    return threads.values().stream()
        .anyMatch(t -> t != thread && t.person.isPresent() && t.person.get() == p);
  }

  private static boolean justSeenThere(Person p, Sighting first) {
    Box a = p.lastBox();
    Box b = first.box();
    double size = Math.sqrt(a.area() / Math.max(1, b.area()));
    double moved = Math.hypot(a.centreX() - b.centreX(), a.centreY() - b.centreY());
    return p.lastShot() == first.shot()
        && first.startUs() - p.lastUs() <= JUST_SEEN_US
        && size > 0.6
        && size < 1.7
        && moved < Math.sqrt(b.area());
  }

  /** Everybody, in the order of first appearance. Ends the pass. */
  public List<Person> everybody() {
    threads.keySet().stream()
        .sorted()
        .forEach(t -> decide(Objects.requireNonNull(threads.get(t)), true));
    threads.clear();
    List<Person> sorted = new ArrayList<>(persons);
    sorted.sort(
        Comparator.comparingLong(Person::firstUs)
            .thenComparing(Comparator.comparingDouble(Person::prominence).reversed()));
    return sorted;
  }
}
