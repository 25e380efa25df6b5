package org.chancery.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.chancery.actor.ActorId;
import org.chancery.actor.Gazetteer;
import org.chancery.store.Store;
import org.chancery.store.Writer;
import org.chancery.time.PartialDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions about states before they existed and after, by the gazetteer that is packed. */
class SuccessionTest {

  @TempDir static Path folder;
  private static Store store;
  private static Ledger ledger;

  @BeforeAll
  static void open() {
    store =
        Store.openForWriting(
            folder, new Writer("test", Clock.fixed(Desk.MORNING, ZoneOffset.UTC), Duration.ZERO));
    ledger = new Ledger(store, Desk.KNOWLEDGE, Desk.TYPES, Gazetteer.load(Desk.KNOWLEDGE));
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static Answer ask(String state, String on) {
    return ledger.relations(new ActorId(state), new ActorId("CHE"), AsOf.on(PartialDate.parse(on)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SUN | 1995 | SUN did not exist on 1995: its years are 1922-1991; after it: ARM from 1991, AZE from 1991, BLR from 1991, GEO from 1991, KAZ from 1991, KGZ from 1991, MDA from 1991, RUS from 1991, TJK from 1991, TKM from 1991, UKR from 1991, UZB from 1991
          SUN | 1917 | SUN did not exist on 1917: its years are 1922-1991; before it: RUS until 1922
          RUS | 1950 | RUS did not exist on 1950: its years are -1922, 1991-; before it: SUN until 1991; after it: SUN from 1922
          CSK | 1994 | CSK did not exist on 1994: its years are 1918-1992; after it: CZE from 1993, SVK from 1993
          CZE | 1980 | CZE did not exist on 1980: its years are 1993-; before it: CSK until 1992
          SVK | 1980 | SVK did not exist on 1980: its years are 1939-1945, 1993-; before it: CSK until 1992; after it: CSK from 1945
          DDR | 1995 | DDR did not exist on 1995: its years are 1949-1990; after it: DEU from 1990
          DEU | 1947 | DEU did not exist on 1947: its years are 1871-1945, 1949-; after it: DDR from 1949
          YEM | 1980 | YEM did not exist on 1980: its years are 1990-; before it: YAR until 1990, YMD until 1990
          YAR | 2000 | YAR did not exist on 2000: its years are 1918-1990; after it: YEM from 1990
          YMD | 2000 | YMD did not exist on 2000: its years are 1967-1990; after it: YEM from 1990
          VNM | 1960 | VNM did not exist on 1960: its years are -1883, 1976-; before it: RVN until 1975, VDR until 1976; after it: RVN from 1949, VDR from 1945
          VDR | 1990 | VDR did not exist on 1990: its years are 1945-1976; after it: VNM from 1976
          RVN | 1990 | RVN did not exist on 1990: its years are 1949-1975; after it: VNM from 1976
          TWN | 1930 | TWN did not exist on 1930: its years are 1949-; before it: CHN until 1949
          KOR | 1930 | KOR did not exist on 1930: its years are -1910, 1948-; after it: PRK from 1948
          PRK | 1930 | PRK did not exist on 1930: its years are 1948-; before it: KOR until 1910
          YUG | 2010 | YUG did not exist on 2010: its years are 1918-2003; after it: SCG from 2003
          DDR | 1930 | DDR did not exist on 1930: its years are 1949-1990; before it: DEU until 1945
          VDR | 1930 | VDR did not exist on 1930: its years are 1945-1976; before it: VNM until 1883
          EGY | 1960 | EGY did not exist on 1960: its years are 1922-1958, 1961-; before it: united-arab-republic until 1961; after it: united-arab-republic from 1958
          POL | 1900 | POL did not exist on 1900: its years are -1795, 1918-; before it: AUH until 1918, DEU until 1918, RUS until 1918
          HUN | 1900 | HUN did not exist on 1900: its years are 1918-; before it: AUH until 1918
          YUG | 1900 | YUG did not exist on 1900: its years are 1918-2003; before it: AUH until 1918, MNE until 1918, SRB until 1918
          COL | 1825 | COL did not exist on 1825: its years are 1831-; before it: great-colombia until 1831
          CRI | 1830 | CRI did not exist on 1830: its years are 1838-; before it: central-american-federation until 1838
          central-american-federation | 1850 | central-american-federation did not exist on 1850: its years are 1823-1841; after it: CRI from 1838, GTM from 1839, HND from 1838, NIC from 1838, SLV from 1841
          DEU | 1850 | DEU did not exist on 1850: its years are 1871-1945, 1949-; before it: baden until 1871, bavaria until 1871, bremen until 1871, brunswick-luneburg until 1871, hamburg until 1871, hanseatic-republics until 1871, hesse until 1871, lubeck until 1871, mecklenburg-schwerin until 1871, mecklenburg-strelitz until 1871, north-german-confederation until 1871, north-german-union until 1871, oldenburg until 1871, prussia until 1871, saxony until 1871, schaumburg-lippe until 1871, wurttemberg until 1871
          prussia | 1900 | prussia did not exist on 1900: its years are 1701-1871; after it: DEU from 1871
          ITA | 1850 | ITA did not exist on 1850: its years are 1861-; before it: piedmont-sardinia until 1861, two-sicilies until 1861
          EAZ | 1970 | EAZ did not exist on 1970: its years are 1856-1890, 1963-1964; after it: TZA from 1964
          hawaii | 1900 | hawaii did not exist on 1900: its years are 1795-1898; after it: USA from 1898
          texas | 1830 | texas did not exist on 1830: its years are 1836-1846; before it: MEX until 1836
          texas | 1850 | texas did not exist on 1850: its years are 1836-1846; after it: USA from 1845
          SCG | 2010 | SCG did not exist on 2010: its years are 2003-2006; after it: MNE from 2006, SRB from 2006
          """)
  void a_question_about_a_state_that_was_not_there_names_those_that_were(
      String state, String on, String note) {
    Answer answer = ask(state, on);
    assertThat(answer.verdict()).isEqualTo(Verdict.NO);
    assertThat(answer.situation()).isEqualTo("no-such-state");
    assertThat(answer.notes()).containsExactly(note);
    assertThat(ledger.count(new ActorId(state), AsOf.on(PartialDate.parse(on))).notes())
        .contains(note);
    assertThat(ledger.missions(new ActorId(state), null, AsOf.on(PartialDate.parse(on))).notes())
        .containsExactly(note);
  }

  @ParameterizedTest
  @CsvSource({"SUN,1950", "RUS,2000", "CHN,1950", "TWN,1960", "DEU,1955", "DDR,1955", "PRK,1950"})
  void of_a_state_that_was_there_nothing_is_noted(String state, String on) {
    assertThat(ask(state, on).notes()).isEmpty();
    assertThat(ask(state, on).verdict()).isEqualTo(Verdict.UNKNOWN);
  }
}
