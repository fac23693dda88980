package io.consuljvm.raft.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuorumTest {
  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "3,2", "4,3", "5,3", "6,4", "7,4"})
  void aMajorityIsMoreThanHalf(int voters, int majority) {
    assertEquals(majority, Rules.STANDARD.majorityOf(voters));
  }

  @Test
  void theValueOfAMajorityIsReachedByMoreThanHalf() {
    assertEquals(7, Quorum.reachedBy(1, new long[] {7}));
    assertEquals(3, Quorum.reachedBy(2, new long[] {9, 3}));
    assertEquals(5, Quorum.reachedBy(2, new long[] {5, 9, 0}));
    assertEquals(4, Quorum.reachedBy(3, new long[] {4, 9, 4, 0}));
    assertEquals(6, Quorum.reachedBy(3, new long[] {8, 6, 0, 9, 0}));
  }

  @Test
  void nobodyIsNoMajority() {
    assertEquals(Long.MIN_VALUE, Quorum.reachedBy(1, new long[0]));
  }
}
