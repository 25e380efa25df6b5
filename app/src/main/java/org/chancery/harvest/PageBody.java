package org.chancery.harvest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.dankito.readability4j.Readability4J;
import org.chancery.publication.Block;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/**
 * The article of a page without the site around it.
 *
 * <p>Readability finds the part of the page that holds the article. Before it looks, what the page
 * itself marks as menus, forms, captions, comments and the like is taken out, because Readability
 * forgets the marks; afterwards, lines that every site says ("Subscribe", "Photo from …") are.
 */
final class PageBody {

  /** Readability's time grows with the square of both; no page that a person reads has as many. */
  private static final int MOST_NODES = 60_000;

  private static final int DEEPEST = 150;

  private static final String NEVER_TEXT =
      "script, style, noscript, template, nav, form, button, select, textarea, input, iframe, svg,"
          + " canvas, object, video, audio, figcaption, dialog, [hidden], [aria-hidden=true],"
          + " [role=navigation], [role=banner], [role=contentinfo], [role=search], [role=dialog],"
          + " [role=alert], [role=complementary], [role=menu], [role=toolbar], [aria-modal=true]";

  /** Whole words of class and id that sites give to what is not the article. */
  private static final Pattern CHROME =
      Pattern.compile(
          "(?:^|[\\s_-])"
              + oneOf(
                  """
                  nav(?:bar|igation)?|menu|breadcrumbs?|toolbar|site-(?:header|footer)|widgets?
                  skip-link|screen-reader-text|sr-only|visually-hidden|print-only
                  cookies?|consent|gdpr|paywall|newsletter|subscri(?:be|ption)|sign-?up|donate
                  share(?:bar|daddy)?|sharing|social|addtoany|print(?:er)?-friendly
                  related|recommend(?:ed|ations)?|jp-relatedposts|outbrain|taboola|trending
                  more-(?:stories|news|from)|read-?(?:more|next|also)|also-read
                  most-(?:read|popular)|popular-posts
                  comments?|disqus|respond|correction-link
                  advert(?:s|isement|ising)?|ads?|ad-(?:slot|container|wrapper)|sponsor(?:ed)?|promo
                  captions?|wp-caption-text|credits?|photo-credit
                  byline|author-(?:bio|box|info)|about-(?:the-)?author
                  post-(?:meta|tags|navigation|nav)|entry-meta|tags|tag-list|taglist
                  pagination|pager
                  """)
              + "(?:$|[\\s_-])");

  private static final Pattern INVISIBLE =
      Pattern.compile("display\\s*:\\s*none|visibility\\s*:\\s*hidden");

  /** Lines that are no part of any article, whatever surrounds them. */
  private static final Pattern SITE_LINE =
      Pattern.compile(
          oneOf(
              """
              advertisements?|sign up|log ?in|subscribe(?: now| here| today)?|tweet|print|e-?mail
              share(?: this)?(?: (?:article|story|post|page|on:?|via:?).{0,60})?|follow us.{0,60}
              loading\\W*|skip to (?:main )?content|back to top
              related(?: (?:articles?|posts?|stories|content|topics|news))?:?
              read (?:more|next|also)\\b.{0,120}|see also:.{0,120}|also read:?.{0,120}
              (?:(?:file )?photo|image|picture)s?(?: (?:credit|source|courtesy))?s?\\s?:.{0,160}
              (?:(?:file )?photo|image|picture) (?:from|by|courtesy|via)\\s.{0,160}
              (?:subscribe|sign up) (?:to|for) (?:our|the|my|get|receive)\\b.{0,160}
              (?:click|tap) here to (?:subscribe|sign up|read|comment).{0,120}
              continue reading.{0,60}|story continues.{0,60}|article continues.{0,60}
              scroll (?:down )?(?:for|to).{0,60}
              leave a (?:comment|reply)|view (?:all )?comments?.{0,20}|\\d+ (?:comments?|shares?|views?)
              (?:we|this (?:web)?site) uses? cookies.{0,300}
              all rights reserved\\.?|(?:©|copyright ©|\\(c\\) ?\\d).{0,200}
              (?:filed under|tags?|categories|category|topics?|posted in|keywords?) ?:.{0,200}
              (?:next|previous) (?:article|post|story).{0,80}
              """),
          Pattern.CASE_INSENSITIVE);

  /** Lines that give the head of the article again; only before its first real paragraph. */
  private static final Pattern HEAD_LINE =
      Pattern.compile(
          oneOf(
              """
              (?i:(?:last )?updated|published|posted)(?i: on| at)?:? .{0,40}\\d{4}.{0,40}
              (?i:authors?|series|written by|date|publication date) ?: .{1,100}
              (?:By|BY) \\p{Lu}[^.!?]{1,100}
              """));

  private static final int SHORTEST_PARAGRAPH = 120;

  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "body",
          "center",
          "dd",
          "details",
          "div",
          "dl",
          "dt",
          "figure",
          "footer",
          "header",
          "hr",
          "main",
          "ol",
          "p",
          "pre",
          "section",
          "summary",
          "table",
          "tbody",
          "tfoot",
          "thead",
          "ul");

  private PageBody() {}

  /** A pattern for any of the alternatives, which stand on lines of their own to be read. */
  private static String oneOf(String alternatives) {
    return alternatives.lines().collect(Collectors.joining("|", "(?:", ")"));
  }

  /**
   * The blocks of the article.
   *
   * @param title left out where it opens the article, because it is not its text
   */
  static List<Block> of(Document page, @Nullable String title, String url) {
    Document copy = page.clone();
    withoutChrome(copy);
    Element found = readable(copy, url);
    Element densest = densest(copy);
    Element article =
        found == null || 2 * found.text().length() < directText(densest) ? densest : found;
    return withoutSiteLines(new Blocks().of(article), title);
  }

  /** The blocks of a piece of HTML that is known to be an article, as feeds and interfaces give. */
  static List<Block> ofFragment(String html, @Nullable String title) {
    Document page = Jsoup.parseBodyFragment(html);
    withoutChrome(page);
    List<Block> all = new Blocks().of(page.body());
    List<Block> kept = withoutSiteLines(all, title);
    // A short notice may say no more than its title.
    return kept.isEmpty() ? all : kept;
  }

  /** The element with the most text in paragraphs of its own, for where Readability errs. */
  private static Element densest(Document page) {
    Element densest = page.body();
    int most = 0;
    for (Element element : page.body().getAllElements()) {
      int here = directText(element);
      if (here > most) {
        most = here;
        densest = element;
      }
    }
    return densest;
  }

  private static int directText(Element element) {
    int length = 0;
    for (Element child : element.children()) {
      length += child.normalName().equals("p") ? child.text().length() : 0;
    }
    return length;
  }

  private static void withoutChrome(Document page) {
    int all = paragraphText(page.body());
    // Some systems wrap the whole page in one form, and Readability drops every form.
    page.select("form").stream().filter(form -> !isAside(form, all)).forEach(Element::unwrap);
    page.select(NEVER_TEXT).stream().filter(part -> isAside(part, all)).forEach(Element::remove);
    page.getElementsByAttributeValueMatching("style", INVISIBLE).stream()
        .filter(part -> isAside(part, all))
        .forEach(Element::remove);
    if (all == 0) {
      return; // without paragraphs there is no telling the article from what is around it
    }
    page.body().select("[class], [id]").stream()
        .filter(part -> isChrome(part) && isAside(part, all))
        .forEach(Element::remove);
  }

  /**
   * Whether it holds but a small part of the text; what holds more is no chrome, however marked.
   */
  private static boolean isAside(Element element, int all) {
    int here = paragraphText(element);
    return here == 0 || 3 * here < all;
  }

  private static boolean isChrome(Element element) {
    String marks = (element.className() + " " + element.id()).toLowerCase(Locale.ROOT);
    return !element.is("body, main, article, p, h1, h2, h3, html") && CHROME.matcher(marks).find();
  }

  private static int paragraphText(Element element) {
    return element.select("p").stream().mapToInt(p -> p.text().length()).sum();
  }

  private static @Nullable Element readable(Document page, String url) {
    if (isUnreasonable(page)) {
      return null;
    }
    try {
      return new Readability4J(url, page.clone()).parse().getArticleContent();
    } catch (RuntimeException e) {
      // Readability4J gives up on odd pages in many ways of its own; the page without its marked
      // chrome is then the best there is.
      return null;
    }
  }

  private static boolean isUnreasonable(Document page) {
    int[] nodes = {0};
    NodeFilter counter =
        (node, depth) ->
            depth > DEEPEST || ++nodes[0] > MOST_NODES
                ? NodeFilter.FilterResult.STOP
                : NodeFilter.FilterResult.CONTINUE;
    return NodeTraversor.filter(counter, page) == NodeFilter.FilterResult.STOP;
  }

  private static List<Block> withoutSiteLines(List<Block> blocks, @Nullable String title) {
    List<Block> kept = new ArrayList<>();
    boolean begun = false;
    for (Block block : blocks) {
      String text = block.text();
      begun |= text.length() >= SHORTEST_PARAGRAPH;
      boolean isTitle = kept.isEmpty() && title != null && same(text, title);
      boolean isHead =
          !begun && (DateReader.read(text).isPresent() || HEAD_LINE.matcher(text).matches());
      if (!isTitle && !isHead && !SITE_LINE.matcher(text).matches()) {
        kept.add(block);
      }
    }
    while (!kept.isEmpty() && kept.getLast().kind() == Block.Kind.HEADING) {
      kept.removeLast(); // a heading with nothing below it announced what was taken out
    }
    return kept;
  }

  private static boolean same(String one, String other) {
    String letters = letters(one);
    return !letters.isEmpty() && letters.equalsIgnoreCase(letters(other));
  }

  private static String letters(String text) {
    return text.replaceAll("[^\\p{L}\\p{M}\\p{N}]", "");
  }

  /** Cuts elements into blocks. */
  private static final class Blocks {

    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private Block.Kind kind = Block.Kind.PARAGRAPH;

    List<Block> of(Element root) {
      children(root);
      close();
      return blocks;
    }

    // Recursion is safe: the parser nests no deeper than 512 elements.
    private void children(Element element) {
      for (Node node : element.childNodes()) {
        if (node instanceof TextNode text) {
          open.append(text.getWholeText());
        } else if (node instanceof Element child) {
          element(child);
        }
      }
    }

    private void element(Element element) {
      String name = element.normalName();
      switch (name) {
        case "br" -> lineBreak(element);
        case "h1", "h2", "h3", "h4", "h5", "h6" -> block(element, Block.Kind.HEADING);
        case "li" -> block(element, Block.Kind.ROW);
        case "tr" -> row(element);
        case "script", "style", "noscript", "template", "figcaption" -> {}
        default -> {
          if (BLOCKS.contains(name)) {
            close();
            children(element);
            close();
          } else {
            children(element);
          }
        }
      }
    }

    /** One break is a line end, two in a row are how old pages write a new paragraph. */
    private void lineBreak(Element element) {
      Node next = element.nextSibling();
      while (next instanceof TextNode text && text.isBlank()) {
        next = next.nextSibling();
      }
      if (next instanceof Element after && after.normalName().equals("br")) {
        Block.Kind before = kind;
        close();
        kind = before;
      } else {
        open.append(' ');
      }
    }

    private void block(Element element, Block.Kind as) {
      close();
      kind = as;
      children(element);
      close();
    }

    /** A table of one column, or one that holds paragraphs, is layout rather than data. */
    private void row(Element row) {
      close();
      Elements cells = row.children();
      if (cells.size() < 2 || !row.select("p, div, table, li").isEmpty()) {
        children(row);
        close();
        return;
      }
      List<String> texts = cells.stream().map(cell -> Hygiene.line(cell.text())).toList();
      if (texts.stream().anyMatch(text -> !text.isEmpty())) {
        blocks.add(new Block(Block.Kind.ROW, String.join(" | ", texts)));
      }
    }

    private void close() {
      String text = Hygiene.line(open.toString());
      open.setLength(0);
      if (!text.isEmpty()) {
        blocks.add(new Block(kind, text));
      }
      kind = Block.Kind.PARAGRAPH;
    }
  }
}
