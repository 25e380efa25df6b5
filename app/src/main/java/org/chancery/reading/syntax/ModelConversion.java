package org.chancery.reading.syntax;

import edu.emory.mathcs.nlp.component.dep.DEPLabelCandidate;
import edu.emory.mathcs.nlp.component.dep.DEPParser;
import edu.emory.mathcs.nlp.component.template.OnlineComponent;
import edu.emory.mathcs.nlp.component.template.feature.FeatureItem;
import edu.emory.mathcs.nlp.component.template.feature.FeatureTemplate;
import edu.emory.mathcs.nlp.learning.util.FeatureMap;
import edu.emory.mathcs.nlp.learning.util.MajorVector;
import it.unimi.dsi.fastutil.ints.IntCollection;
import it.unimi.dsi.fastutil.objects.Object2IntMap;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.lang.reflect.Field;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.chancery.reading.syntax.EnglishModel.Situation;
import org.tukaani.xz.XZInputStream;

/**
 * Makes the {@link EnglishModel} of the models of NLP4J 1.1.3, which are serialised Java objects
 * and take ten seconds and a gigabyte to load. Of the lexica only those are kept that the two
 * models look at; word embeddings, names and roles are not.
 */
final class ModelConversion {

  /** What is read, and the SHA-256 of it: a serialised object of unknown origin is never loaded. */
  private enum Artifact {
    TAGGER("models/en-pos.xz", "4f7180bba0852eb50557921b48cb5d2e672474578648136676a1ca750c1b58f9"),
    PARSER("models/en-dep.xz", "198a43e53dad2dc3014464b39296a82094f32679015128757172d2271806ba91"),
    AMBIGUITY(
        "lexica/en-ambiguity-classes-simplified-lowercase.xz",
        "e803d064aa7c363743aad45eef86c97d8bf43013daf7e4932c190419ffa0966e"),
    CLUSTERS(
        "lexica/en-brown-clusters-simplified-lowercase.xz",
        "61cf4fa2f71d21c5e9ae7288844c0135e6919366b1ff46df84e2737043f555bb");

    final String path;
    final String sum;

    Artifact(String path, String sum) {
      this.path = "/edu/emory/mathcs/nlp/" + path;
      this.sum = sum;
    }
  }

  private static final ObjectInputFilter EXPECTED =
      ObjectInputFilter.Config.createFilter(
          "edu.emory.mathcs.nlp.**;it.unimi.dsi.fastutil.**;org.magicwerk.brownies.**;java.lang.*;java.util.*;!*");

  private ModelConversion() {}

  static EnglishModel convert() {
    try {
      DEPParser<?> parser = (DEPParser<?>) load(Artifact.PARSER);
      return new EnglishModel(
          linear((OnlineComponent<?, ?>) load(Artifact.TAGGER)),
          linear(parser),
          words(load(Artifact.AMBIGUITY)),
          words(load(Artifact.CLUSTERS)),
          candidates(parser.getLabelCandidates()));
    } catch (IOException | ReflectiveOperationException failure) {
      throw new ParserException("the models of NLP4J cannot be converted: " + failure, failure);
    }
  }

  private static Object load(Artifact artifact) throws IOException, ClassNotFoundException {
    byte[] content;
    try (InputStream in = ModelConversion.class.getResourceAsStream(artifact.path)) {
      if (in == null) {
        throw new ParserException(
            artifact.path + ": neither it nor " + EnglishModel.FILE + " is on the class path");
      }
      content = in.readAllBytes();
    }
    String sum = sha256(content);
    if (!sum.equals(artifact.sum)) {
      throw new ParserException(
          artifact.path + ": the SHA-256 " + artifact.sum + " was expected, found " + sum);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(
            new BufferedInputStream(
                new XZInputStream(new ByteArrayInputStream(content)), 1 << 16))) {
      in.setObjectInputFilter(EXPECTED);
      return in.readObject();
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private static LinearModel linear(OnlineComponent<?, ?> component)
      throws ReflectiveOperationException {
    FeatureTemplate<?, ?> template = component.getFeatureTemplate();
    if (!template.getEmbeddingFeatureList().isEmpty()
        || component.getOptimizer().getWeightVector().hasActivationFunction()) {
      throw new ParserException("a model with sparse features alone was expected");
    }
    List<String> sets = template.getSetFeatureList().stream().map(ModelConversion::item).toList();
    List<String> templates =
        template.getFeatureList().stream()
            .map(
                items -> String.join(" ", Arrays.stream(items).map(ModelConversion::item).toList()))
            .toList();
    List<String> labels = component.getOptimizer().getLabelMap().getLabelList();
    MajorVector vector = component.getOptimizer().getWeightVector().getSparseWeightVector();
    List<Object2IntMap<String>> maps =
        ((FeatureMap) field(FeatureTemplate.class, template, "feature_map")).getIndexMaps();
    int size = maps.stream().mapToInt(Map::size).sum();
    long[] keys = new long[size];
    int[] offsets = new int[size];
    int[] weights = new int[vector.getFeatureSize() * 4];
    float scale = scale(vector);
    Set<Long> seen = HashSet.newHashSet(size);
    int feature = 0;
    int end = 0;
    for (int type = 0; type < maps.size(); type++) {
      // A table of hashes has no order; the file shall be the same whenever it is made.
      for (String value : maps.get(type).keySet().stream().sorted().toList()) {
        int index = maps.get(type).getInt(value);
        keys[feature] = Fingerprint.key(type, Fingerprint.of(value));
        if (!seen.add(keys[feature])) {
          throw new ParserException("two features have one key: " + type + " " + value);
        }
        offsets[feature++] = end;
        if (weights.length - end < 2 * labels.size()) {
          weights = Arrays.copyOf(weights, weights.length * 3 / 2);
        }
        end = run(vector, index, scale, weights, end);
      }
    }
    return new LinearModel(sets, templates, labels, keys, offsets, Arrays.copyOf(weights, end));
  }

  /** The power of two that brings the highest weight just below {@link LinearModel#SCALED}. */
  private static float scale(MajorVector vector) {
    float highest = 0;
    for (int i = 0; i < vector.size(); i++) {
      highest = Math.max(highest, Math.abs(vector.get(i)));
    }
    float scale = 1;
    while (highest * scale * 2 < LinearModel.SCALED) {
      scale *= 2;
    }
    return scale;
  }

  /** Writes the weights of a feature that are not zero. */
  private static int run(MajorVector vector, int feature, float scale, int[] weights, int start) {
    int at = 0;
    for (int label = 0; label < vector.getLabelSize(); label++) {
      float weight = vector.get(label, feature);
      if (weight != 0) {
        int group = start + 1 + (at >> 2) * 5;
        int place = at & 3;
        if (place == 0) {
          Arrays.fill(weights, group, group + 5, 0);
        }
        weights[group] |= label << (place << 3);
        weights[group + 1 + place] = Float.floatToIntBits(weight * scale);
        at++;
      }
    }
    int groups = (at + 3) >> 2;
    weights[start] = groups;
    return start + 1 + groups * 5;
  }

  /** A part of a feature in the form that {@link FeatureSet} reads: {@code i-1_lmd:lemma}. */
  private static String item(FeatureItem item) {
    return item.source
        + (item.window == 0 ? "" : String.valueOf(item.window))
        + (item.relation == null ? "" : "_" + item.relation)
        + ":"
        + item.field
        + (item.attribute == null ? "" : ":" + item.attribute);
  }

  private static WordTable words(Object lexicon) {
    Map<?, ?> words = (Map<?, ?>) lexicon;
    long[] keys = new long[words.size()];
    int[] lists = new int[words.size()];
    Map<List<String>, Integer> known = new LinkedHashMap<>();
    Map<Long, String> seen = HashMap.newHashMap(words.size());
    int at = 0;
    for (String word : words.keySet().stream().map(Object::toString).sorted().toList()) {
      // The order of the set is kept: sums of floats depend on it.
      List<String> texts =
          ((Collection<?>) Objects.requireNonNull(words.get(word)))
              .stream().map(Object::toString).toList();
      keys[at] = WordTable.key(word);
      if (seen.put(keys[at], word) != null) {
        throw new ParserException("two words have one key: " + word);
      }
      lists[at++] = known.computeIfAbsent(texts, key -> known.size());
    }
    return new WordTable(keys, lists, new ArrayList<>(known.keySet()));
  }

  private static Map<Situation, int[]> candidates(DEPLabelCandidate<?> candidates)
      throws ReflectiveOperationException {
    Map<Situation, int[]> labels = new EnumMap<>(Situation.class);
    for (Situation situation : Situation.values()) {
      String name =
          switch (situation) {
            case ROOT_ON_STACK -> "X_SHIFT";
            case ARC_WOULD_CLOSE_A_CIRCLE -> "NO_X";
            case ARC_WOULD_CLOSE_A_CIRCLE_AND_STACK_HAS_NO_HEAD -> "NO_SHIFT_OR_PASS";
            case STACK_HAS_NO_HEAD -> "NOT_NO_REDUCE";
            case LEFT_ARC -> "LEFT_ARC";
            case RIGHT_ARC -> "RIGHT_ARC";
          };
      // In the order of the set, in which the first of several best is taken.
      labels.put(
          situation,
          ((IntCollection) field(DEPLabelCandidate.class, candidates, name)).toIntArray());
    }
    return labels;
  }

  private static Object field(Class<?> type, Object object, String name)
      throws ReflectiveOperationException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field.get(object);
  }
}
