package org.chancery.harvest;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;
import org.jspecify.annotations.Nullable;

/**
 * Which language a publication is in, where it does not say, or says English as templates do.
 *
 * <p>Most of what comes is English, and known for it by its small words; the model, which takes a
 * second to load, is asked about the rest alone.
 */
final class Languages {

  private static final String MODEL = "/langdetect-183.bin";
  private static final String ENGLISH = "en";

  /** Letters by which a language is judged, and without which it is not. */
  private static final int ENOUGH = 3_000;

  private static final int FEW = 80;

  /** The share of small words that no other language has so many of; English prose has a third. */
  private static final double ENGLISH_SHARE = 0.10;

  /**
   * So many times likelier than the second must the first be; of lists of names, every language is
   * as likely as the next.
   */
  private static final double CERTAIN = 2;

  private static final Set<String> SMALL_WORDS =
      Set.of(
          "the", "of", "and", "to", "that", "for", "with", "was", "by", "from", "were", "has",
          "have", "its", "this", "which", "be", "are", "not", "it", "his", "their", "had");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}']+");

  private @Nullable LanguageDetectorME detector;
  private final Map<String, String> codes = new HashMap<>();

  /** The publication with its language put right; the same where there is nothing to put right. */
  Harvest.Found checked(Harvest.Found found) {
    Publication own = found.publication();
    if (!Locale.forLanguageTag(own.language()).getLanguage().equals(ENGLISH)) {
      return found;
    }
    String sample = sample(own.blocks());
    if (sample.length() < FEW || isEnglish(sample)) {
      return found;
    }
    String detected = detected(sample);
    return detected.equals(ENGLISH) ? found : spoken(found, detected);
  }

  private static Harvest.Found spoken(Harvest.Found found, String language) {
    Publication own = found.publication();
    List<String> warnings = new ArrayList<>(found.warnings());
    warnings.add(
        "it is in "
            + Locale.forLanguageTag(language).getDisplayLanguage(Locale.ENGLISH)
            + "; it is archived and can be searched, but only English is read");
    return new Harvest.Found(
        new Publication(
            own.id(),
            own.title(),
            own.date(),
            own.published(),
            own.publisher(),
            own.authors(),
            own.series(),
            own.url(),
            language,
            own.rights(),
            own.blocks()),
        found.original(),
        found.mediaType(),
        found.origin(),
        warnings);
  }

  private static String sample(List<Block> blocks) {
    StringBuilder sample = new StringBuilder();
    for (Block block : blocks) {
      if (sample.length() >= ENOUGH) {
        break;
      }
      String text = block.text();
      sample.append(text, 0, Math.min(text.length(), ENOUGH)).append('\n');
    }
    return sample.toString();
  }

  private static boolean isEnglish(String sample) {
    int words = 0;
    int small = 0;
    Matcher matcher = WORD.matcher(sample.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      words++;
      small += SMALL_WORDS.contains(matcher.group()) ? 1 : 0;
    }
    return words > 0 && small >= ENGLISH_SHARE * words;
  }

  /** The language as BCP 47, English where that is not certain. */
  private String detected(String sample) {
    Language[] languages = detector().predictLanguages(sample);
    Language best = languages[0];
    if (best.getConfidence() < CERTAIN * languages[1].getConfidence()) {
      return ENGLISH;
    }
    return codes.getOrDefault(best.getLang(), best.getLang());
  }

  private LanguageDetectorME detector() {
    LanguageDetectorME loaded = detector;
    if (loaded == null) {
      for (String two : Locale.getISOLanguages()) {
        codes.putIfAbsent(Locale.forLanguageTag(two).getISO3Language(), two);
      }
      codes.put("cmn", "zh");
      try (InputStream model = Languages.class.getResourceAsStream(MODEL)) {
        if (model == null) {
          throw new HarvestException("the model of languages " + MODEL + " is not in the program");
        }
        loaded = new LanguageDetectorME(new LanguageDetectorModel(model));
      } catch (IOException damaged) {
        throw new HarvestException("the model of languages cannot be loaded: " + damaged, damaged);
      }
      detector = loaded;
    }
    return loaded;
  }
}
