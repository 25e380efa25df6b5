package org.chancery.reading.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternParserTest {

  /** The printed form is the canonical one, so it reads back as itself. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{}=act",
        "{lemma:sever}",
        "{lemma:break|sever}=act",
        "{class:sever; tag:V}=act",
        "{lemma!:assign|send; is:envoy}",
        "{word:Peru}",
        "{label:nsubj}",
        "{} >obj {}",
        "{} > {}",
        "{} >from|to {is:actor}=to",
        "{} <obj {tag:V}",
        "{} >> {is:time}=date",
        "{} >>in|of {}",
        "{} ?>by {}=by !>neg {}",
        "{} >obj ({class:relations}=object !>mod {lemma:consular}) >with {}",
        "{} >obj ({} >of ({} >in {}=place))",
        "{lemma:break off}",
      })
  void prints_what_it_reads(String pattern) {
    assertThat(PatternParser.parse(pattern).print()).isEqualTo(pattern);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          { lemma:sever|break }=act    ~ {lemma:break|sever}=act
          {lemma:sever;}               ~ {lemma:sever}
          {}>obj{}                     ~ {} >obj {}
          {} >to|from {}               ~ {} >from|to {}
          {} >obj ({})                 ~ {} >obj {}
          {} >obj ( {} >of {} )        ~ {} >obj ({} >of {})
          {} >a {}=act >b {}=object    ~ {} >a {}=act >b {}=object
          """)
  void reads_freely_and_prints_one_form(String written, String printed) {
    assertThat(PatternParser.parse(written).print()).isEqualTo(printed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      textBlock =
          """
          sever               ~ character 1: "{" was expected, found "sever"
          {lemma:sever        ~ character 13: ";" or "}" was expected, found the end
          {lemma:sever} >obj {tag:V ~ character 20: "}" was expected, found "{tag:V"
          {lemma:sever} >obj  ~ character 19: "{" was expected, found the end
          {lemma:sever} >obj ({} ~ character 23: ")" was expected, found the end
          {lemma}             ~ character 7: ":" was expected, found "}"
          {lemma:}            ~ character 8: a value was expected, found "}"
          {lemma:a|}          ~ character 10: a value was expected, found "}"
          {:sever}            ~ character 2: a key was expected, found ":sever}"
          {form:sever}        ~ character 6: one of the keys [class, is, label, lemma, tag, word] was expected, found "form", found ":sever}"
          {}=                 ~ character 4: a role was expected, found the end
          {} obj {}           ~ character 4: the end of the pattern was expected, found "obj {}"
          {} ?obj {}          ~ character 5: ">" was expected, found "obj {}"
          {} >a| {}           ~ character 7: a label was expected, found " {}"
          {} }                ~ character 4: the end of the pattern was expected, found "}"
          """)
  void says_what_is_wrong_and_where(String pattern, String message) {
    assertThatThrownBy(() -> PatternParser.parse(pattern))
        .isInstanceOf(PatternParser.PatternException.class)
        .hasMessage(message);
  }
}
