package io.consuljvm.raft.core;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Does the simulation see? Each test breaks one rule of {@link Rules}, and the first so many seeds
 * have to notice. The table of docs/testing.md lists them.
 */
class RaftMutantTest {
  private static final int SEEDS = 1000;

  @Test
  void staleMessagesAreTaken() {
    assertCaught(
        new Rules() {
          @Override
          boolean isStale(long messageTerm, long currentTerm) {
            return false;
          }
        });
  }

  @Test
  void aStaleLeaderDoesNotStepDown() {
    assertCaught(
        new Rules() {
          @Override
          boolean supersedes(long messageTerm, long currentTerm) {
            return false;
          }
        });
  }

  @Test
  void aServerVotesTwiceInATerm() {
    assertCaught(
        new Rules() {
          @Override
          boolean mayVoteFor(Optional<ServerAddress> votedFor, ServerAddress candidate) {
            return true;
          }
        });
  }

  @Test
  void votesGoToAnyLog() {
    assertCaught(
        new Rules() {
          @Override
          boolean isUpToDate(long term, long index, long ownLastTerm, long ownLastIndex) {
            return true;
          }
        });
  }

  @Test
  void votesLookAtTheLastTermOnly() {
    assertCaught(
        new Rules() {
          @Override
          boolean isUpToDate(long term, long index, long ownLastTerm, long ownLastIndex) {
            return term >= ownLastTerm;
          }
        });
  }

  @Test
  void halfIsEnough() {
    assertCaught(
        new Rules() {
          @Override
          int majorityOf(int voters) {
            return Math.max(1, voters / 2);
          }
        });
  }

  @Test
  void theEntryBeforeIsNotCompared() {
    assertCaught(
        new Rules() {
          @Override
          boolean precedes(long prevLogTerm, long ownTerm) {
            return true;
          }
        });
  }

  @Test
  void conflictingEntriesAreKept() {
    assertCaught(
        new Rules() {
          @Override
          boolean conflicts(long ownTerm, long entryTerm) {
            return false;
          }
        });
  }

  @Test
  void matchingEntriesAreTruncated() {
    assertCaught(
        new Rules() {
          @Override
          boolean conflicts(long ownTerm, long entryTerm) {
            return true;
          }
        });
  }

  @Test
  void aFollowerCommitsItsWholeLog() {
    assertCaught(
        new Rules() {
          @Override
          long commitOnFollower(long leaderCommitIndex, long lastProvenIndex, long lastLogIndex) {
            return Math.min(leaderCommitIndex, lastLogIndex);
          }
        });
  }

  @Test
  void entriesOfOlderTermsAreCommittedByCounting() {
    assertCaught(
        new Rules() {
          @Override
          boolean mayCommitByCounting(long index, long firstIndexOfTerm) {
            return true;
          }
        });
  }

  @Test
  void aLeaderCountsItselfBeforeItsDisk() {
    assertCaught(
        new Rules() {
          @Override
          long ownMatchIndex(long durableIndex, long lastIndex) {
            return lastIndex;
          }
        });
  }

  @Test
  void votesAreSentBeforeTheyAreDurable() {
    assertCaught(
        new Rules() {
          @Override
          boolean votesWaitForDisk() {
            return false;
          }
        });
  }

  @Test
  void entriesAreAcknowledgedBeforeTheyAreDurable() {
    assertCaught(
        new Rules() {
          @Override
          boolean acknowledgementsWaitForDisk() {
            return false;
          }
        });
  }

  @Test
  void configurationsChangeTwoAtATime() {
    assertCaught(
        new Rules() {
          @Override
          boolean mayChangeConfiguration(
              long latestIndex, long commitIndex, long firstIndexOfTerm) {
            return firstIndexOfTerm <= commitIndex;
          }
        });
  }

  @Test
  void configurationsChangeBeforeTheTermHasACommit() {
    assertCaught(
        new Rules() {
          @Override
          boolean mayChangeConfiguration(
              long latestIndex, long commitIndex, long firstIndexOfTerm) {
            return latestIndex <= commitIndex;
          }
        });
  }

  @Test
  void anOldSnapshotReplacesANewerLog() {
    assertCaught(
        new Rules() {
          @Override
          boolean alreadyContains(
              SnapshotMark snapshot, long commitIndex, OptionalLong ownTermAtSnapshotIndex) {
            return false;
          }
        });
  }

  @Test
  void readsDoNotAskAMajority() {
    assertCaught(
        new Rules() {
          @Override
          boolean provesLeadership(long roundHeardByMajority, long roundOfRead) {
            return true;
          }
        });
  }

  private static void assertCaught(Rules broken) {
    assertTrue(
        LongStream.range(0, SEEDS).anyMatch(seed -> catches(seed, broken)),
        "not caught by " + SEEDS + " seeds");
  }

  private static boolean catches(long seed, Rules broken) {
    try {
      RaftSimulation.run(seed, broken);
      return false;
    } catch (AssertionError e) {
      return true;
    }
  }
}
