package io.majorincident.channel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Sends what is due: by itself in the background, one lane for each channel, or when asked to. */
@Component
public class Dispatcher implements SmartLifecycle {

  private static final int THREADS = 8;

  /** So much of a channel may be on its way to one host at once: a few may hang, not all. */
  private static final int FOR_ONE_PLACE = 2;

  /** So much to one that keeps answering quickly; a few are always left for the others. */
  private static final int FOR_A_QUICK_PLACE = 6;

  /** Longer than any message and any answer of the database may take. */
  private static final Duration STANDS_STILL = Duration.ofSeconds(45);

  private static final Duration QUICK = Duration.ofMillis(100);

  /** So many at most are claimed and recorded together, when so many are due at one place. */
  private static final int TOGETHER = 50;

  /**
   * What is claimed, but not begun by then, is left to whoever comes next: more urgent ones first.
   */
  private static final Duration AT_A_STRETCH = Duration.ofMillis(200);

  /** The lane that gives up what is addressed to a channel that nobody serves. */
  private static final String OTHERS = "";

  /** Sends nothing, but sees to it that no line stands still. */
  private static final String WATCH = "channel lines";

  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

  private final ChannelSettings settings;
  private final Clock clock;
  private final Senders senders;
  private final Claims claims;
  private final Recorder recorder;
  private final Lines lines;
  private final Wording wording;
  private final UnreachedTopics unreached;
  private final LostClaims lost;

  /** How to claim the next of each lane that is due at a moment. */
  private final Map<String, Work> work = new LinkedHashMap<>();

  /** Of each lane. */
  private final Map<String, Places> places = new ConcurrentHashMap<>();

  private volatile Map<String, Lane> lanes = Map.of();
  private volatile boolean paused;

  Dispatcher(
      ChannelSettings settings,
      Clock clock,
      Senders senders,
      Claims claims,
      Recorder recorder,
      Lines lines,
      Wording wording,
      UnreachedTopics unreached,
      LostClaims lost) {
    this.settings = settings;
    this.clock = clock;
    this.senders = senders;
    this.claims = claims;
    this.recorder = recorder;
    this.lines = lines;
    this.wording = wording;
    this.unreached = unreached;
    this.lost = lost;
    senders
        .channels()
        .forEach(
            name -> work.put(name, (full, now, more) -> claims.several(name, full, now, more)));
    work.put(
        OTHERS,
        (full, now, more) -> claims.nextOfOthers(senders.channels(), now).stream().toList());
  }

  private interface Work {

    /**
     * @param full the places to which nothing more may be sent for now
     * @param more how many may be taken beside the first
     */
    List<Parcel> next(List<String> full, Instant now, int more);
  }

  /**
   * Sends on the calling thread everything that is due right now, also what listeners add for this
   * moment.
   *
   * @return how many attempts were made
   * @throws IllegalStateException if called inside a transaction
   */
  public int dispatchDue() {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException(
          "dispatchDue was called inside a transaction: it cannot see what is stored there, and would"
              + " keep it open while sending. Call it after the commit.");
    }
    Instant now = clock.instant();
    int attempts = 0;
    for (List<Parcel> more = dispatchOneEach(now); !more.isEmpty(); more = dispatchOneEach(now)) {
      attempts += (int) more.stream().filter(parcel -> !parcel.isEmpty()).count();
    }
    unreached.tell();
    return attempts;
  }

  @Override
  public boolean isAutoStartup() {
    return settings.dispatching();
  }

  @Override
  public synchronized void start() {
    Map<String, Lane> started = new LinkedHashMap<>();
    work.forEach((channel, it) -> started.put(channel, lane(channel, it)));
    started.put(WATCH, new Lane(WATCH, 1, settings.poll(), this::overtake));
    started.values().forEach(Lane::start);
    lanes = started;
  }

  /** Begins nothing new and waits, within limits, for what is being sent. */
  @Override
  public synchronized void stop() {
    Collection<Lane> stopping = lanes.values();
    lanes = Map.of();
    stopping.forEach(Lane::close);
    long deadline = System.nanoTime() + settings.stopWithin().toNanos();
    stopping.forEach(lane -> lane.await(deadline));
  }

  @Override
  public boolean isRunning() {
    return !lanes.isEmpty();
  }

  /** Whether what is due now goes out from here, without anybody else. */
  boolean takesWork() {
    return isRunning() && !paused;
  }

  /** Whether the lanes may take deliveries; what they have at hand goes out in any case. */
  void mayWork(boolean may) {
    paused = !may;
  }

  /** Tells all lanes that run in this node that there is work. */
  void wakeAll() {
    work.keySet().forEach(this::wake);
  }

  /** Tells the lane of this channel, if it runs in this node, that there is work. */
  void wake(String channel) {
    Map<String, Lane> running = lanes;
    String name = running.containsKey(channel) ? channel : OTHERS;
    Lane lane = running.get(name);
    if (lane != null) {
      places.get(name).hasNews();
      lane.ring();
    }
  }

  /** Whether it does what the settings ask of this node. */
  boolean healthy() {
    boolean works = isRunning() && lanes.values().stream().allMatch(Lane::running);
    return works && isGettingOn() || !settings.dispatching();
  }

  /** Whether each lane has looked for work lately, or has done some. */
  private boolean isGettingOn() {
    return lanes.values().stream().allMatch(it -> it.silence().compareTo(STANDS_STILL) < 0);
  }

  /** How many threads have ended without being asked to, and were followed by new ones. */
  int replacedThreads() {
    return lanes.values().stream().mapToInt(Lane::replaced).sum();
  }

  private Optional<Runnable> overtake() {
    lanes.values().forEach(Lane::mend);
    lost.free();
    lines.overtake(settings.patience());
    unreached.tell();
    return Optional.empty();
  }

  private Lane lane(String channel, Work work) {
    String name = "channel-" + (channel.equals(OTHERS) ? "others" : channel);
    int threads = channel.equals(OTHERS) ? 1 : THREADS;
    Places busy = new Places(FOR_ONE_PLACE, FOR_A_QUICK_PLACE);
    places.put(channel, busy);
    return new Lane(name, threads, settings.poll(), () -> next(work, busy));
  }

  private Optional<Runnable> next(Work work, Places places) {
    if (paused || places.isPointless()) {
      return Optional.empty();
    }
    long news = places.news();
    List<String> full = places.full();
    List<Parcel> parcels = claimed(work, full, places.more(TOGETHER - 1));
    if (parcels.isEmpty()) {
      places.lookedInVain(full, news, settings.poll().toNanos());
    }
    return parcels.isEmpty() ? Optional.empty() : Optional.of(sending(parcels, places));
  }

  private List<Parcel> claimed(Work work, List<String> full, int more) {
    try {
      return work.next(full, clock.instant(), more);
    } catch (RuntimeException failure) {
      lost.suspect(failure);
      throw failure;
    }
  }

  private Runnable sending(List<Parcel> parcels, Places places) {
    if (parcels.get(0).isEmpty()) {
      return () -> {};
    }
    String place = parcels.get(0).first().place();
    places.enter(place);
    lost.begun(parcels);
    return () -> {
      boolean quickly = false;
      try {
        quickly = dispatch(parcels);
      } catch (RuntimeException failure) {
        lost.suspect(failure);
        throw failure;
      } finally {
        lost.ended(parcels);
        places.leave(place, quickly);
      }
    };
  }

  /** Says whether the receiver took all that was sent, and quickly. */
  private boolean dispatch(List<Parcel> parcels) {
    long begin = System.nanoTime();
    long end = begin + AT_A_STRETCH.toNanos();
    Map<Claim, Result> results = new LinkedHashMap<>();
    int begun = 0;
    while (begun < parcels.size() && (begun == 0 || System.nanoTime() < end && isRunning())) {
      results.putAll(results(parcels.get(begun++)));
    }
    long took = System.nanoTime() - begin;
    tellOthers(results);
    boolean all = results.values().stream().allMatch(it -> it.is(Result.Outcome.DELIVERED));
    recorder.record(results);
    claims.giveBack(parcels.subList(begun, parcels.size()));
    if (!all) {
      watch();
    }
    return all && took < begun * QUICK.toNanos();
  }

  /** Others may have to be called now. */
  private void watch() {
    Optional.ofNullable(lanes.get(WATCH)).ifPresent(Lane::ring);
  }

  /** What was put off is among them, since that may let others go out. */
  private List<Parcel> dispatchOneEach(Instant now) {
    return work.values().stream().flatMap(it -> dispatchOne(it, now).stream()).toList();
  }

  private Optional<Parcel> dispatchOne(Work work, Instant now) {
    Optional<Parcel> parcel = work.next(List.of(), now, 0).stream().findFirst();
    parcel.filter(it -> !it.isEmpty()).ifPresent(this::dispatchAlone);
    return parcel;
  }

  private void dispatchAlone(Parcel parcel) {
    Map<Claim, Result> results = results(parcel);
    tellOthers(results);
    recorder.record(results);
  }

  /** Each delivery has the result of the one message. */
  private Map<Claim, Result> results(Parcel parcel) {
    try (var context = MDC.putCloseable("incident", parcel.first().delivery().reference())) {
      Result result = result(parcel);
      Map<Claim, Result> results = new LinkedHashMap<>();
      parcel.claims().forEach(claim -> results.put(claim, result));
      return results;
    }
  }

  private Result result(Parcel parcel) {
    Claim claim = parcel.first();
    if (claim.known() != null) {
      return claim.known();
    }
    return isExhausted(claim)
        ? givenUp(claim, "The attempt before was cut off, and it was the last one.")
        : attempt(parcel);
  }

  /** What was always cut off may be what ends each node. */
  private boolean isExhausted(Claim claim) {
    boolean goesOn = claim.past().inLine() && claim.past().hasFailed();
    return !goesOn && settings.exhausted(claim.delivery().urgency(), claim.made());
  }

  private Result attempt(Parcel parcel) {
    Claim claim = parcel.first();
    try {
      Delivery message = wording.of(parcel);
      senders.of(message).send(message);
      if (hasReference(claim)) {
        log.info("{}: delivered at attempt {}", message, claim.attempt());
      }
      return Result.delivered();
    } catch (PermanentFailure failure) {
      return givenUp(claim, failure.getMessage());
    } catch (LeftAlone left) {
      return leftAlone(claim, left);
    } catch (TemporaryFailure failure) {
      return failed(claim, failure);
    } catch (RuntimeException mistake) {
      log.error("{}: the sender failed without saying why", claim.delivery(), mistake);
      return failed(claim, new TemporaryFailure(mistake.toString()));
    }
  }

  private static boolean hasReference(Claim claim) {
    return !claim.delivery().reference().isEmpty();
  }

  /** By the log somebody follows a reference; many without one need no line each. */
  private static void tellOthers(Map<Claim, Result> results) {
    List<Claim> others = results.keySet().stream().filter(it -> isOther(it, results)).toList();
    if (others.size() == 1) {
      log.info("{}: delivered at attempt {}", others.get(0).delivery(), others.get(0).attempt());
    } else if (others.size() > 1) {
      Delivery first = others.get(0).delivery();
      log.info("{} and {} more without a reference: delivered", first, others.size() - 1);
    }
  }

  private static boolean isOther(Claim claim, Map<Claim, Result> results) {
    return results.get(claim).is(Result.Outcome.DELIVERED)
        && claim.known() == null
        && !hasReference(claim);
  }

  private Result failed(Claim claim, TemporaryFailure failure) {
    return pause(claim, failure.notBefore())
        .map(pause -> failed(claim, failure.getMessage(), clock.instant().plus(pause)))
        .orElseGet(() -> givenUp(claim, failure.getMessage()));
  }

  private Optional<Duration> pause(Claim claim, Duration asked) {
    Instant end = claim.past().createdAt().plus(ChannelSettings.LONGEST_WANTED);
    return claim.past().inLine() && clock.instant().isBefore(end)
        ? Optional.of(settings.endlessPause(claim.made(), asked))
        : settings.pause(claim.delivery().urgency(), claim.made(), asked);
  }

  private Result leftAlone(Claim claim, LeftAlone left) {
    Urgency urgency = claim.delivery().urgency();
    Duration rest = settings.rest(urgency, claim.attempt(), left.notBefore());
    Instant next = clock.instant().plus(rest);
    log.info("{}: not tried before {}: {}", claim.delivery(), next, left.getMessage());
    return Result.leftAlone(left.getMessage(), next);
  }

  private Result failed(Claim claim, String why, Instant next) {
    log.warn(
        "{}: attempt {} failed, the next is at {}: {}",
        claim.delivery(),
        claim.attempt(),
        next,
        why);
    return Result.failed(why, next);
  }

  private Result givenUp(Claim claim, String why) {
    log.error("{}: given up at attempt {}: {}", claim.delivery(), claim.attempt(), why);
    return Result.givenUp(why);
  }
}
